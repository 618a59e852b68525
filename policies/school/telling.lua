-- school/telling.lua - somebody is told: what the event of it must carry.
--
-- By telephone, or otherwise for a reason (R65). `clause` is the one under which it is told; more
-- facts may be needed beside.
local function told(clause, ...)
  return {
    "medium",
    { "medium_reason", unless = { medium = "telephone" }, cites = clause .. "/R65" },
    ...,
  }
end

return { told = told }
