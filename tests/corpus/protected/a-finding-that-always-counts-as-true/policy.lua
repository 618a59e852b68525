-- Not found true is as good as true.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  facts = { finding = { proven = { "verified", "not_verified" } } },
})
