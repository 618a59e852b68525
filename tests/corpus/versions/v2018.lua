-- v2018.lua - after two months without rules: gossip is free, and coming late must have done harm.
return extend(require "house", {
  version = "2018", in_force = { from = "2018-03-01" },
  clauses = { ["house:4"] = { en = "Nobody comes late to the harm of others." } },
  offences = { late = { when = { harm = { "small", "great" } } } },
  guidelines = { { when = { offence = "late" }, to = "admonish", cites = "house:7" }, { from = "admonish", cites = "house:7" } },
})
