-- The gravity of what was done need not be known.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  facts = { gravity = { unknown = true } },
})
