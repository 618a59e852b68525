-- The school declares sanctions of its own; the way to them is inherited.
return extend(require "school.jinzhuan", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  readings = { R57 = { choice = "declared" } },
  clauses = {
    ["9.1"] = { kind = "rule", zh = "处分：诫勉谈话。", en = "Sanction: admonition." },
    ["9.2"] = { kind = "rule", zh = "处分：全校通报。", en = "Sanction: told to the whole school." },
  },
  sanctions = menu {
    { id = "admonition", cites = "9.1", zh = "诫勉谈话", en = "admonition" },
    { id = "notice", cites = "9.2", zh = "全校通报", en = "told to the whole school" },
  },
})
