-- What is owed at every moment, and once a week.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", zh = "照章办理。", en = "It is done by the book." },
  },
  roles = { clerk = { zh = "经办人", en = "clerk" }, chief = { zh = "负责人", en = "chief" } },
  facts = { for_day = { type = "date" }, guards = { type = "int", zh = "在岗人数", en = "guards on duty" } },
  processes = {
    watch = {
      standing = true,
      actions = {
        count = { by = "clerk", needs = "guards", cites = "1" },
        staff = { by = "clerk", owed = { always = { when = { guards = { max = 1 } } } }, cites = "1" },
        check = { by = "clerk", asks = "for_day", owed = { week = { calendar = "working", period = "for_day" } }, cites = "1" },
      },
    },
  },
}
