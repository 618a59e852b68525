-- A step that undoes another, with all that came after it.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "负责人", en = "chief" },
  },
  processes = {
    case = {
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        find = { by = "clerk", after = "open", owed = { open = {} }, undoes = "report", cites = "1" },
        report = { by = "clerk", after = "find", owed = { find = {} }, cites = "1" },
        decide = { by = "chief", after = "report", owed = { report = {} }, stage = { zh = "已决定", en = "decided" }, cites = "1" },
        tell = { by = "clerk", after = "decide", owed = { decide = {} }, cites = "1" },
        close = { by = "clerk", after = "tell", ends = true, cites = "1" },
        again = { by = "chief", after = "open", reopens = true, undoes = "decide", cites = "1" },
      },
    },
  },
}
