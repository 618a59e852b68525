-- A ladder whose rungs are taken from a table by their names.
local names = {
  warning = "警告", fine = "罚款", demotion = "降职", dismissal = "解聘", recall = "召回",
  apology = "道歉", transfer = "调岗", notice = "通报",
}

local rungs = {}
for id, zh in pairs(names) do rungs[#rungs + 1] = { id = id, zh = zh, cites = "1" } end

return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  offences = { brawl = { cites = "1", when = { times = { min = 3 } } } },
  sanctions = ladder(rungs),
  guidelines = { { when = { offence = "brawl" }, from = "demotion", to = "transfer", cites = "1" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  facts = {
    offence = { type = "offence" },
    times = { type = "int", range = { 1, 99 } },
    harm = { type = "bool", default = false },
    finding = { type = "enum", values = { "yes", "no" }, proven = "yes" },
    sanction = { type = "sanction" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, needs = { "offence", "times" }, asks = "harm", cites = "1" },
        find = { by = "clerk", after = "open", needs = "finding", finds = "finding", cites = "1" },
        impose = { by = "clerk", after = "find", when = { finding = "yes" }, needs = "sanction", imposes = "sanction", cites = "1" },
      },
    },
  },
}
