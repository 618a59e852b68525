-- The base is changed first, then extended by nothing that loosens it.
local base = require "school.boxing"
base.processes.complaint.actions.find.after = { "investigate", "hear_complainant" }
return extend(base, {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
})
