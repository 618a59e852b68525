-- Duties that are owed to somebody, under conditions, and until something is undone.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", zh = "照章办理。", en = "It is done by the book." },
  },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    customer = {
      zh = "顾客", en = "customer", party = true, is = "who", present = { stance = "named" },
    },
  },
  facts = {
    who = { type = "party" },
    stance = {
      type = "enum", values = { "named", "anonymous" }, default = "named", zh = "身份", en = "stance",
      labels = { named = { zh = "实名", en = "named" }, anonymous = { zh = "匿名", en = "anonymous" } },
    },
    grade = { type = "enum", values = { "low", "high", "top" }, zh = "等级", en = "grade" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = { "who", "stance", "grade" }, zh = "开始", en = "open", cites = "1" },
        leave = { by = "clerk", after = "open", needs = "stance", zh = "离开", en = "leave", cites = "1" },
        find = { by = "clerk", after = "open", zh = "认定", en = "find", cites = "1" },
        object = { by = "clerk", after = "find", undoes = "find", zh = "异议", en = "object", cites = "1" },
        answer = {
          by = "clerk", to = "customer", after = "open", owed = { open = { within = days(7) } },
          zh = "答复", en = "answer", cites = "1",
        },
        report = {
          by = "clerk", after = "open",
          owed = {
            open = {
              { when = { grade = "high" }, within = weeks(1) },
              { when = { grade = "top" }, within = working_days(1) },
            },
          },
          zh = "报告", en = "report", cites = "1",
        },
        warn = { by = "clerk", after = "open", owed = { find = { within = months(1) } }, zh = "告诫", en = "warn", cites = "1" },
      },
    },
  },
}
