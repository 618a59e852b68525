-- v2023.lua - coming late must have done great harm, after a warning; telephones are not allowed.
return extend(require "house", {
  version = "2023", in_force = { from = "2023-01-01" },
  clauses = {
    ["house:4"] = { en = "Nobody who was warned comes late again to the great harm of others." },
    ["house:6"] = { kind = "conduct", en = "Nobody telephones in the house." },
  },
  facts = { warned = { type = "bool", default = false, per = "allegation", en = "warned before" } },
  offences = {
    late = { when = { harm = "great", warned = true } },
    telephone = { cites = "house:6", en = "telephoning" },
  },
  processes = { complaint = { actions = { find = { asks = { "harm", "warned" } } } } },
})
