-- house.lua - what all versions of the house rules have in common.
return {
  regulation = "house", id = "example.house", title = { en = "House rules" }, zone = "+08:00", calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", en = "A complaint is recorded, with what somebody is said to have done, and looked into." },
    ["2"] = { kind = "rule", en = "Rules apply from the day on which they come into force." },
    ["3"] = { kind = "conduct", en = "Nobody smokes in the house." },
    ["4"] = { kind = "conduct", en = "Nobody comes late." },
    ["7"] = { kind = "rule", en = "Whoever broke a rule is admonished or leaves." },
  },
  upholds = { in_force = { cites = "2" } },
  roles = { clerk = { en = "clerk" } },
  facts = {
    offence = { type = "offence", per = "allegation", en = "rule that was broken" },
    conduct_on = { type = "date", per = "allegation", en = "day of the conduct" },
    finding = { type = "enum", values = { "so", "not_so" }, proven = "so", per = "allegation", en = "finding" },
    harm = { type = "enum", values = { "none", "small", "great" }, default = "none", per = "allegation", en = "harm done" },
    sanction = { type = "sanction", per = "allegation", en = "sanction" },
    why = { type = "text", en = "why it is corrected" },
  },
  offences = { smoking = { cites = "3", en = "smoking" }, late = { cites = "4", en = "coming late" } },
  sanctions = ladder { { id = "admonish", cites = "7" }, { id = "leave", cites = "7" } },
  processes = { complaint = {
    items = { allegation = { en = "allegation" } },
    actions = {
      record = { by = "clerk", starts = true, cites = "1" },
      allege = {
        by = "clerk", adds = "allegation", after = "record", needs = "offence", asks = "conduct_on", cites = "1",
      },
      find = { by = "clerk", per = "allegation", finds = "finding", needs = "finding", asks = "harm", cites = "1" },
      impose = {
        by = "clerk", per = "allegation", after = "find", when = { finding = "so" }, imposes = "sanction",
        needs = "sanction", cites = "7",
      },
      correct = { by = "clerk", corrects = true, needs = "why", cites = "1" },
      file = { by = "clerk", after = "record", ends = true, cites = "1" },
    },
  } },
}
