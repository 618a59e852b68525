-- Rows that a value must meet.
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
  facts = {
    grade = {
      type = "enum",
      values = { "ordinary", "important", "major" },
      labels = { important = { zh = "重要", en = "important" }, major = { zh = "重大", en = "major" } },
      zh = "级别",
      en = "grade",
    },
    score = { type = "int", zh = "得分", en = "score" },
    limit = { type = "int", zh = "上限", en = "limit" },
    age = { type = "int", personal = true, zh = "年龄", en = "age" },
    seen_on = { type = "date", zh = "收阅日", en = "day it was read" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, asks = { "grade", "score", "limit", "age", "seen_on" }, cites = "1" },
        escalate = { by = "clerk", after = "open", when = { grade = { "important", "major" } }, cites = "1" },
        close_now = { by = "clerk", after = "open", unless = { grade = { "important", "major" } }, cites = "1" },
        praise = { by = "clerk", after = "open", when = { score = { min = 60, max = 100 } }, cites = "1" },
        warn = { by = "clerk", after = "open", when = { score = { than = "limit", min = 1 } }, cites = "1" },
        remind = { by = "clerk", after = "open", when = { seen_on = { beyond = working_days(3), of = "open" } }, cites = "1" },
        excuse = { by = "clerk", after = "open", when = { age = { max = 13 } }, cites = "1" },
        regrade = { by = "clerk", after = "open", needs = "score", when = { score = { than = "old", min = 1 } }, cites = "1" },
      },
    },
  },
}
