-- Standing work that begins with one step: nothing else comes before it.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一", en = "one" } },
  roles = { clerk = { zh = "经办人", en = "clerk" } },
  processes = {
    desk = {
      standing = true,
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        look = { by = "clerk", cites = "1", owed = { day = {} } },
      },
    },
  },
}
