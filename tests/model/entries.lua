-- entries.lua - lists of a policy whose entries may be conditional. Defines the one form they all get:
-- { { value, when, unless, cites, of } }. States docs/language.md, parts 2, 5 and `readings` of part 3.
local entries = {}

local CONDITIONAL = { when = true, unless = true, cites = true, of = true }

function entries.list(value)
  if value == nil then return {} end
  return type(value) == "table" and value or { value }
end

-- In order of name, each once; `name` gives what to compare.
function entries.sorted(value, name)
  local seen, list = {}, {}
  for _, entry in ipairs(entries.list(value)) do
    if not seen[entry] then list[#list + 1] = entry end
    seen[entry] = true
  end
  table.sort(list, name and function(a, b) return name(a) < name(b) end)
  return list
end

local function chosen(policy, id, wanted)
  for _, option in ipairs(entries.list(wanted)) do
    if policy.readings[id] == option then return true end
  end
  return false
end

-- A row without its readings; where it never holds, the first reading that keeps it from it.
function entries.row(policy, row, negative)
  if row == nil or row.holds then return row end
  local result, never = {}, {}
  for key, value in pairs(row) do
    if policy.readings[key] == nil then result[key] = value
    elseif chosen(policy, key, value) == negative then never[#never + 1] = key end
  end
  return result, entries.sorted(never)[1]
end

-- `when` and `unless` of one thing, with readings settled; `never` where it never counts.
function entries.condition(policy, source)
  local when, never = entries.row(policy, source.when, false)
  local unless, nor = entries.row(policy, source.unless, true)
  return { when = when, unless = unless, never = entries.sorted({ never or nor, nor })[1] }
end

local function add(policy, into, source, cites)
  local condition = entries.condition(policy, source)
  if condition.never then return end
  for _, value in ipairs(source) do
    into[#into + 1] = {
      value = value, of = source.of, cites = cites,
      when = condition.when, unless = condition.unless,
    }
  end
end

local function is_entry(value)
  for key in pairs(CONDITIONAL) do
    if value[key] ~= nil then return true end
  end
  return false
end

-- Every entry of a list, flat.
function entries.of(policy, value)
  local result = {}
  value = entries.list(value)
  if is_entry(value) then value = { value } end
  for _, entry in ipairs(value) do
    if type(entry) ~= "table" then entry = { entry } end
    add(policy, result, entry, entry.cites and entries.sorted(entry.cites))
  end
  return result
end

-- What a list names, whether it counts or not.
function entries.names(value)
  local names = {}
  value = entries.list(value)
  if is_entry(value) then value = { value } end
  for _, entry in ipairs(value) do
    for _, name in ipairs(entries.list(entry)) do names[#names + 1] = name end
  end
  return names
end

function entries.values(policy, value)
  local names = {}
  for _, entry in ipairs(entries.of(policy, value)) do names[#names + 1] = entry.value end
  return names
end

return entries
