-- random.lua - chances, all from one seed, so that a run can be had again.
--
-- Nothing here or in its callers walks a table with `pairs` where a chance depends on it: the order of
-- that differs from run to run.
local random = {}

-- Begin anew: `number` tells apart what grows from the same seed.
function random.begin(seed, number)
  math.randomseed(seed, number)
end

function random.between(least, most)
  return math.random(least, most)
end

function random.chance(percent)
  return math.random(100) <= percent
end

function random.pick(list)
  return list[math.random(#list)]
end

-- { { 3, "often" }, { 1, "rarely" } }
function random.weighed(list)
  local sum = 0
  for _, entry in ipairs(list) do sum = sum + entry[1] end
  local at = math.random(sum)
  for _, entry in ipairs(list) do
    at = at - entry[1]
    if at <= 0 then return entry[2] end
  end
end

-- Those of a list that chance takes, in their order.
function random.some(list, percent)
  local taken = {}
  for _, value in ipairs(list) do
    if random.chance(percent) then taken[#taken + 1] = value end
  end
  return taken
end

-- Up to `count` different ones of a list, in any order.
function random.sample(list, count)
  local rest, taken = { table.unpack(list) }, {}
  while #taken < count and #rest > 0 do taken[#taken + 1] = table.remove(rest, math.random(#rest)) end
  return taken
end

return random
