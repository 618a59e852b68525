-- v2014.lua - the first version: coming late needs no harm, and gossip is not allowed either.
return extend(require "house", {
  version = "2014", in_force = { from = "2014-09-01", to = "2017-12-31" },
  clauses = { ["house:5"] = { kind = "conduct", en = "Nobody gossips." } },
  offences = { gossip = { cites = "house:5", en = "gossip" } },
})
