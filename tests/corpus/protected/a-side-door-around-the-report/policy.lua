-- A note stands for the report.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    jot = { by = "leader", after = "accept", instead_of = "report", cites = "boxing:5.4" },
  } } },
})
