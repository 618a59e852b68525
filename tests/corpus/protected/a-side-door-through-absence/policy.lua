-- The complainant is lost by decree.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    lose = { by = "leader", after = "accept", sets = { stance = "unreachable" }, cites = "boxing:5.4" },
  } } },
})
