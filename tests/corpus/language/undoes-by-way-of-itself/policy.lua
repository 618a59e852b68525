-- What is answered can be sent back; then it is worked out again.
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
        answer = { by = "clerk", after = "open", cites = "1" },
        send_back = { by = "clerk", after = "answer", undoes = "answer", cites = "1" },
        rework = { by = "clerk", after = "send_back", cites = "1" },
        finish = { by = "clerk", after = { "send_back", "rework" }, cites = "1" },
      },
    },
  },
}
