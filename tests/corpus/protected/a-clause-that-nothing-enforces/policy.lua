-- A clause for show.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  clauses = { ["9"] = { kind = "rule", zh = "展示", en = "for show" } },
})
