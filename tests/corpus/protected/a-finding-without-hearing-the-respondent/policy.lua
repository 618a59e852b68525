-- The person complained of need not be heard.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    find = { after = { "investigate", "hear_complainant" } },
  } } },
})
