-- A briefing before the finding.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    brief = { zh = "通报", en = "brief the meeting", by = "supervision_office", after = "investigate", owed = { investigate = {} }, cites = "boxing:5.3" },
    find = { after = { "investigate", "hear_complainant", "hear_respondent", "brief" } },
  } } },
})
