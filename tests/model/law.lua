-- law.lua - which version is the law of which day, and what a row of another one means here. States
-- docs/language.md, part 14. A `view` is that of row.lua.
local entries = require("entries")
local json = require("json")
local moment = require("moment")
local row = require("row")

local law = {}

-- Versions in order of time, each as { policy, from, to }: to its own end, or to the next one's beginning.
function law.spans(policies)
  local spans = {}
  for i, one in ipairs(policies) do
    spans[i] = { policy = one, from = one.in_force or math.mininteger, to = one.in_force_to }
  end
  table.sort(spans, function(a, b) return a.from < b.from end)
  for i, one in ipairs(spans) do
    one.to = one.to or spans[i + 1] and spans[i + 1].from - 1 or math.maxinteger
  end
  return spans
end

-- The version in force on a day; nil where none is.
function law.on(spans, day)
  for _, one in ipairs(spans) do
    if one.from <= day and day <= one.to then return one.policy end
  end
  return nil
end

-- The law of a place at a moment, nil for none, and the day that says so where it is not that of the case.
function law.of(view, at)
  local state = view.state
  local own, fact = state.policy, state.policy.facts.conduct_on
  local value = state.versions and fact and row.value(view, "conduct_on")
  local day = value and value ~= json.null and moment.day(value)
  if not day or day > moment.day_of(at, own.zone) then return own, nil end
  local found = law.on(state.versions, day)
  return found, found ~= own and value or nil
end

local function is_alien(view, other, name)
  local ours, theirs = view.state.policy.facts[name], other.facts[name]
  return not ours or ours.type ~= theirs.type
end

local function known_roles(view, roles)
  local known = {}
  for _, name in ipairs(entries.list(roles)) do
    if view.state.policy.roles[name] then known[#known + 1] = name end
  end
  return known
end

-- A row of another version without what the case's version does not have, and the first key that therefore fails.
function law.here(view, other, when)
  if when == nil or when.holds then return when, nil end -- a function answers for its own version only
  local rest, failing = {}, {}
  for key, test in pairs(when) do
    local alien
    if key == "present" or key == "absent" then
      local known = known_roles(view, test)
      rest[key] = known[1] and known or nil
      alien = key == "present" and not known[1] and entries.sorted(test)[1]
    else
      local than = type(test) == "table" and test.than
      alien = (is_alien(view, other, key) or than and is_alien(view, other, than)) and key
      if not alien then rest[key] = test end -- which may be false
    end
    failing[#failing + 1] = alien or nil
  end
  return rest, entries.sorted(failing)[1]
end

-- All offences of all versions, by name.
function law.offences(spans)
  local all = {}
  for _, one in ipairs(spans) do
    for name in pairs(one.policy.offences) do all[name] = true end
  end
  return all
end

return law
