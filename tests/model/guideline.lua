-- guideline.lua - offences, sanctions and which of them are open. States `offences`, `sanctions`, `guidelines`
-- of docs/language.md, part 3, and `finds`, `imposes` of part 4.
local entries = require("entries")
local json = require("json")
local law = require("law")
local row = require("row")

local guideline = {}

-- The fact of type `offence` that is read at a place.
function guideline.offence(view)
  for _, name in ipairs(json.keys(view.state.policy.facts)) do
    if view.state.policy.facts[name].type == "offence" then
      local value = row.value(view, name)
      if value ~= nil and value ~= json.null then return value end
    end
  end
  return nil
end

-- The finding that is read at a place, as a text.
function guideline.finding(view)
  for _, name in ipairs(view.state.process.names) do
    local fact = view.state.process.actions[name].finds
    local value = fact and row.value(view, fact)
    if value ~= nil and value ~= json.null then return tostring(value) end
  end
  return nil
end

local function proven(view, finding, fact)
  for _, value in ipairs(entries.list(view.state.policy.facts[fact].proven)) do
    if value == finding then return true end
  end
  return false
end

-- The first key of one row of an offence that does not hold, and whether a reading closes the row.
local function failing_key(view, other, when)
  local condition = entries.condition(other, { when = when })
  local rest, alien = law.here(view, other, condition.when)
  local key = row.failing(view, { when = rest, never = condition.never })
  return entries.sorted({ alien or key, key })[1], condition.never
end

-- The first missing key of an offence by a law, with its cites: of the first row that the readings leave.
local function missing_in(view, other, offence)
  if not offence.when then return nil end
  local rows = (#offence.when > 0) and offence.when or { offence.when }
  local first, never
  for _, one in ipairs(rows) do
    local key, closed = failing_key(view, other, one)
    if not key then return nil end
    first, never = first or not closed and key, never or closed
  end
  return { key = first or never, cites = entries.sorted(offence.cites) }
end

-- What is missing of an offence that is found true: a consequence, the offence itself, or any law on its day.
function guideline.missing_consequence(view, finding, fact, at)
  local id = guideline.offence(view)
  if not id or finding == nil or not proven(view, finding, fact) then return nil end
  local other = law.of(view, at)
  if not other then return { key = "conduct_on", cites = view.state.policy.upholds.in_force } end
  local offence = other.offences[id]
  if not offence then return { key = id, cites = view.state.policy.upholds.in_force } end
  return missing_in(view, other, offence)
end

local function index_of(sanctions, id)
  for i, sanction in ipairs(sanctions) do
    if sanction.id == id then return i end
  end
  return nil
end

local function contains(list, wanted)
  for _, value in ipairs(list or {}) do
    if value == wanted then return true end
  end
  return false
end

-- Those of the catalogue that are among these.
local function in_order(sanctions, ids)
  local open = json.array()
  for _, sanction in ipairs(sanctions) do
    if contains(ids, sanction.id) then open[#open + 1] = sanction.id end
  end
  return open
end

local function all_of(sanctions, from, to)
  local open = json.array()
  for i = from, to do open[#open + 1] = sanctions[i].id end
  return open
end

-- The sanctions that are open at a place, and the row that says so.
function guideline.open(view)
  local policy = view.state.policy
  local sanctions, rows = policy.sanctions, policy.guidelines
  view = row.upward(view)
  if #rows == 0 then return all_of(sanctions, 1, #sanctions), nil end
  for _, one in ipairs(rows) do
    local condition = entries.condition(policy, one)
    if row.holds(view, condition) then
      local first = one.from and index_of(sanctions, one.from) or 1
      local last = one.to and index_of(sanctions, one.to) or #sanctions
      if one.open then return in_order(sanctions, entries.list(one.open)), one end
      return all_of(sanctions, first, last), one
    end
  end
  return json.array(), nil
end

-- Whether a row of the table reads what an event still has to carry.
local function may_change(view)
  for _, one in ipairs(view.state.policy.guidelines) do
    for key in pairs(one.when or {}) do
      if view.open and view.open[key] then return true end
    end
  end
  return false
end

local function must_name(view, action)
  for _, entry in ipairs(row.counting({ state = view.state, place = view.place }, action.needs)) do
    if entry.value == action.imposes then return true end
  end
  return false
end

-- Where an action must name a sanction and none is open, nothing can be imposed.
function guideline.nothing_to_impose(view, action)
  if not must_name(view, action) or may_change(view) then return nil end
  local open, one = guideline.open(view)
  if open[1] then return nil end
  return { why = "when", what = action.imposes, cites = one and one.cites and entries.sorted(one.cites) }
end

-- What is wrong with an imposed sanction: not open, or without a variant that it has.
function guideline.faults(view, facts, fact)
  local id = facts[fact]
  if id == nil then return {} end
  local faults = {}
  local open, one = guideline.open(view)
  if not contains(open, id) then
    faults[1] = { why = "when", what = fact, cites = one and one.cites and entries.sorted(one.cites) }
  end
  local sanction = view.state.policy.sanctions[index_of(view.state.policy.sanctions, id)]
  local variants = sanction.variants and entries.list(sanction.variants)
  local cites = sanction.cites and entries.sorted(sanction.cites)
  local variant = variants and row.value(view, "variant")
  if variants and (variant == nil or variant == json.null) then
    faults[#faults + 1] = { why = "needs", what = "variant", cites = cites }
  elseif variants and not contains(variants, variant) then
    faults[#faults + 1] = { why = "when", what = "variant", cites = cites }
  end
  return faults
end

return guideline
