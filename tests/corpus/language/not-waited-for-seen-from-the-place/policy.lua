-- A guest is there while some bed is taken; rooms and beds hang on nothing.
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
    guest = { zh = "客人", en = "guest", present = { taken = true } },
  },
  facts = {
    room = { type = "item" },
    taken = { type = "bool", per = "bed", default = true },
  },
  processes = {
    case = {
      items = { room = {}, bed = { of = "room", parent = "room" } },
      actions = {
        open = { by = "clerk", starts = true, cites = "1" },
        add_room = { by = "clerk", adds = "room", cites = "1" },
        add_bed = { by = "clerk", adds = "bed", asks = { "room", "taken" }, cites = "1" },
        tell = { by = "clerk", to = "guest", cites = "1" },
        clean = { by = "clerk", per = "room", after = "tell", cites = "1" },
        close = { by = "clerk", after = "tell", cites = "1" },
      },
    },
  },
}
