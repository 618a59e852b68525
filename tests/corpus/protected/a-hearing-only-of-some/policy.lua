-- Heard only when the complaint came by telephone.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    hear_respondent = { owed = { accept = { when = { channel = "telephone" } } } },
  } } },
})
