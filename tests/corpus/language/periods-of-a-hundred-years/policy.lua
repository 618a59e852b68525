-- A book that is kept every day.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  processes = {
    case = {
      standing = true,
      actions = {
        open = { by = "clerk", cites = "1" },
        write = { by = "clerk", owed = "day", cites = "1" },
      },
    },
  },
}
