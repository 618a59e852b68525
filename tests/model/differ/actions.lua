-- actions.lua - the actions of a grown process: first what each is, then how they hang together.
local owed = require "differ.owed"
local random = require "differ.random"
local rows = require "differ.rows"
local source = require "differ.source"
local world = require "differ.world"

local actions = {}

-- ---- what an action is --------------------------------------------------------------------------

local PLAIN = { "take", "look", "hear", "tell", "weigh", "write", "rate", "send" }

-- Facts that its event can carry: those of its place and above.
local function in_reach(w, action)
  local above, list = world.reach(w, action.adds or action.per), {}
  for _, name in ipairs(w.fact_names) do
    local per = w.facts[name].per
    if name ~= "true_at" and (per == nil or per == "case" or above[per]) then list[#list + 1] = name end
  end
  return list
end

local function carry(action, name, needed)
  action.carries[name] = true
  local list = needed and action.needed or action.asked
  list[#list + 1] = name
end

local function new(w, kind)
  local action = { carries = {}, needed = {}, asked = {} }
  if kind == "adds" then action.adds = random.pick(w.kind_names) elseif kind then action.per = kind end
  return action
end

-- Facts that any action may carry beside its own; `timeless`: none by which a due is counted.
local function load_facts(w, action, timeless)
  local count = random.weighed { { 3, 0 }, { 3, 1 }, { 3, 2 }, { 2, 4 } }
  for _, name in ipairs(random.sample(in_reach(w, action), count)) do
    local timed = w.facts[name].type == "date" or w.facts[name].type == "time"
    if not action.carries[name] and not (timeless and timed) then carry(action, name, random.chance(45)) end
  end
  local item = w.items[action.adds]
  for _, name in ipairs { item and item.named_by or false, item and item.parent or false } do
    if name and not action.carries[name] then carry(action, name, random.chance(90)) end
  end
end

local function who(w, action)
  if w.smooth and random.chance(70) then
    action.by = "clerk"
    return
  end
  local names = random.sample(w.staff, random.weighed { { 6, 1 }, { 3, 2 } })
  if random.chance(15) then names[#names + 1] = random.pick(w.parties) end
  action.by = rows.list(w, names, 15, action.carries)
  if not random.chance(30) then return end
  action.to = rows.list(w, random.sample({ "guest", "other", "boss" }, random.between(1, 2)), 12)
end

local function grown(w, kind, timeless)
  local action = new(w, kind)
  load_facts(w, action, timeless)
  who(w, action)
  return action
end

local function some_kind(w)
  return #w.kind_names > 0 and random.pick(w.kind_names) or nil
end

-- How often these work on an item, in percent.
local PLACED = { move = 25, wait = 25, undo = 50 }

-- A process's actions by name, without what ties them together.
local function cast(w, standing)
  local list = { start = grown(w, #w.kind_names > 0 and random.chance(25) and "adds" or nil) }
  for _, name in ipairs { "who", "guest", "stance" } do
    local fact = w.facts[name]
    if fact.per == nil and not list.start.carries[name] and random.chance(75) then
      carry(list.start, name, random.chance(70))
    end
  end
  list.start.starts = not standing and (random.chance(95) and true or { true, when = { R1 = "strict" } }) or nil
  for _, name in ipairs(random.sample(PLAIN, random.between(2, 5))) do
    list[name] = grown(w, random.chance(40) and some_kind(w) or nil)
  end
  for _, kind in ipairs(w.kind_names) do
    local action = new(w)
    action.adds = kind
    load_facts(w, action)
    who(w, action)
    list["add_" .. kind] = action
  end
  for _, extra in ipairs(random.some({ "skip", "move", "wait", "undo", "mark" }, w.smooth and 75 or 45)) do
    local kind = random.chance(PLACED[extra] or 0) and some_kind(w) or nil
    list[extra] = grown(w, kind, extra == "move" or extra == "wait")
  end
  if list.wait then list.go_on = grown(w, list.wait.per, true) end
  if random.chance(80) then list.close = grown(w) end
  if list.close and random.chance(50) then list.open_again = grown(w) end
  if random.chance(75) then
    list.correct = { carries = {}, needed = random.chance(50) and { "why" } or {}, asked = { "true_at" } }
  end
  return list
end

-- ---- how they hang together ---------------------------------------------------------------------

local function steps_of(names, name)
  local others = {}
  for _, other in ipairs(names) do
    if other ~= name and other ~= "correct" then others[#others + 1] = other end
  end
  return others
end

-- A step of the item that a fact names.
local function ask_of_another(list, before, action, names)
  local step = #names > 0 and random.pick(names)
  if not random.chance(12) or type(action.after) ~= "table" or not step or not list[step].per then return end
  for _, other in ipairs(before) do
    if other == step then return end
  end
  action.after[#action.after + 1] = { step, of = random.pick { "thing_id", "of_thing", "part_id", "guest" } }
end

-- Names in an order in which no step comes after itself: what adds items, findings, then all others by chance.
local function in_turn(names)
  local turn = {}
  for _, name in ipairs(names) do
    if name:find("^add_") then turn[#turn + 1] = name end
  end
  turn[#turn + 1] = "find"
  for _, name in ipairs(random.sample(names, #names)) do
    if not name:find("^add_") and name ~= "find" and name ~= "correct" then turn[#turn + 1] = name end
  end
  return turn
end

-- Those that may stand before a step, whose names the list of `names` has too.
local function earlier(list, turn, name)
  local before = {}
  for _, other in ipairs(turn) do
    if other == name then break end
    if list[other] and other ~= "start" then before[#before + 1] = other end
  end
  return before
end

-- They are to happen, whatever else did.
local TURNS = { move = true, wait = true, go_on = true, undo = true, open_again = true }

local function order(w, list, name, turn)
  local action, names = list[name], earlier(list, turn, name)
  if name == "start" then return end
  local before = { "start" }
  if action.per and random.chance(80) then before[1] = "add_" .. action.per end
  local other = #names > 0 and random.pick(names) or before[1]
  if random.chance(TURNS[name] and 10 or 35) and other ~= before[1] then before[2] = other end
  if not random.chance(12) then action.after = rows.list(w, before, 12, action.carries) end
  ask_of_another(list, before, action, names)
end

-- What an action can stand in for: steps on its own kind of place, not the life of the case.
local function replaceable(list, names, name)
  local others = {}
  for _, other in ipairs(steps_of(names, name)) do
    local life = other == "start" or other == "close" or other == "open_again"
    if not life and list[other].per == list[name].per then others[#others + 1] = other end
  end
  return others
end

local function decorate(w, list, name, names)
  local action, others = list[name], steps_of(names, name)
  local free = name == "start" or w.smooth and TURNS[name]
  if random.chance(free and 5 or 20) then rows.condition(w, action, action.carries) end
  if random.chance(12) then action.not_by = rows.static_list(w, random.sample(others, random.between(1, 2))) end
  if random.chance(12) then action.heeds = random.pick { "8", { "8", "2" } } end
  if random.chance(25) then action.stage = { en = name, zh = "阶段" } end
  if random.chance(8) then action.undoes = rows.static_list(w, random.sample(others, 1)) end
  local replaced = replaceable(list, names, name)
  if random.chance(5) and #replaced > 0 then action.instead_of = random.pick(replaced) end
  if random.chance(10) then action.en, action.zh = name, "事" end
  if random.chance(8) then action.protected = random.pick { true, { "after", "owed" }, "by" } end
end

local function set_facts(w, action)
  action.sets = {}
  local names = in_reach(w, action)
  for _, name in ipairs(random.sample(names, 2)) do
    local fact = w.facts[name]
    if fact.type == "set" then action.sets[name] = random.sample(fact.values, random.between(0, 2))
    elseif fact.type ~= "text" and not action.carries[name] then action.sets[name] = rows.value(w, name) end
  end
  if next(action.sets) == nil and not action.carries.flag then action.sets = { flag = true } end
  for _, name in ipairs(w.favourites) do
    local fact = w.facts[name]
    local free = fact.per == nil and fact.type ~= "set" and not action.carries[name]
    if free and random.chance(40) then action.sets[name] = rows.value(w, name) end
  end
end

local function special(w, list, names)
  local steps = steps_of(names)
  local function some(others)
    return rows.static_list(w, random.sample(others, random.between(1, 2)))
  end
  if list.skip then list.skip.instead_of = some(replaceable(list, names, "skip")) end
  if list.mark then set_facts(w, list.mark) end
  if list.close then list.close.ends = random.chance(95) and true or { true, unless = { R1 = "loose" } } end
  if list.open_again then list.open_again.reopens = true end
  if list.correct then
    list.correct.corrects, list.correct.by = true, rows.list(w, random.sample({ "clerk", "boss", "office" }, 2), 8)
  end
  return steps
end

-- The steps that something is owed for, and those that others come after.
local function undoable(list, names)
  local wanted = {}
  for _, duty in ipairs(owed.duties(list, names)) do
    local trigger = duty:match("@(.*)$")
    if list[trigger] and trigger ~= "undo" and trigger ~= "correct" then wanted[#wanted + 1] = trigger end
  end
  for _, name in ipairs(names) do
    for _, entry in ipairs(type(list[name].after) == "table" and list[name].after or { list[name].after }) do
      local step = type(entry) == "table" and entry[1] or entry
      if step ~= "start" and step ~= "undo" then wanted[#wanted + 1] = step end
    end
  end
  return wanted
end

-- Mostly on its own kind of place, so that the same step stands elsewhere.
local function undo_something(w, list, names)
  local wanted, here = undoable(list, names), {}
  for _, step in ipairs(wanted) do
    if list[step].per == list.undo.per then here[#here + 1] = step end
  end
  if #here > 0 and random.chance(60) then wanted = here end
  if #wanted == 0 or random.chance(30) then wanted = steps_of(names, "undo") end
  list.undo.undoes = rows.static_list(w, random.sample(wanted, random.between(1, 2)))
end

-- Time does not run for what is owed at every moment, or in each period; and for those that make it stand still
-- it does rarely.
local function with_time(duties)
  local timed = {}
  for _, duty in ipairs(duties) do
    local trigger = duty:match("@(.*)$")
    local timeless = trigger == "always" or trigger == "day" or trigger == "week" or trigger == "month"
    if not timeless and (not TURNS[duty:match("^[^@]+")] or random.chance(15)) then
      timed[#timed + 1] = duty
    end
  end
  return timed
end

local function work_on_duties(w, list, duties)
  if #duties == 0 then return end
  if list.move then
    if not list.move.carries.new_due and random.chance(95) then carry(list.move, "new_due", true) end
    list.move.extends = { table.unpack(random.sample(duties, random.between(1, 3))) }
    list.move.extends.to = "new_due"
    if random.chance(8) then list.move.extends.when = { R1 = "loose" } end
    if random.chance(35) then
      list.move.before_due = random.chance(85) and true or { true, when = { R1 = "strict" } }
    end
  end
  if list.wait then
    local waiting = random.sample(duties, random.between(1, 3))
    list.wait.suspends, list.go_on.resumes = rows.static_list(w, waiting), rows.static_list(w, waiting)
    if random.chance(10) then list.wait.resumes = rows.static_list(w, waiting) end
  end
end

-- Findings and sanctions, where there are allegations.
local function judge(w, list)
  local kind = w.finding_kind
  local find = new(w, kind)
  for _, name in ipairs { "finding", "offence", "harm", "tags" } do
    local per = w.facts[name].per
    local here = per == nil or per == kind
    if here and (name == "finding" or random.chance(60)) then carry(find, name, random.chance(70)) end
  end
  find.finds = "finding"
  local impose = new(w, kind)
  carry(impose, "sanction", random.chance(85))
  if random.chance(80) then carry(impose, "variant", false) end
  impose.imposes = "sanction"
  who(w, find)
  who(w, impose)
  list.find, list.impose = find, impose
  local adder = kind and list["add_" .. kind] or list.start
  if not adder.carries.offence then carry(adder, "offence", random.chance(80)) end
end

local function tidy(w, action)
  action.cites = w.cites()
  if #action.needed > 0 then action.needs = rows.list(w, action.needed, 18, action.carries) end
  if #action.asked > 0 then action.asks = rows.static_list(w, action.asked) end
  action.carries, action.needed, action.asked = nil, nil, nil
end

function actions.grow(w, standing)
  local list = cast(w, standing)
  if w.judges then judge(w, list) end
  local names = source.sorted_keys(list)
  w.steps = steps_of(names)
  local steps, turn = special(w, list, names), in_turn(names)
  for _, name in ipairs(steps) do
    order(w, list, name, turn)
    decorate(w, list, name, names)
    if standing and random.chance(40) then
      list[name].owed = owed.standing(w, list[name], steps)
    elseif name ~= "start" and random.chance(w.smooth and not TURNS[name] and 80 or 50) then
      list[name].owed = owed.on_steps(w, list[name], steps_of(names, random.chance(90) and name or nil))
    end
  end
  if list.impose and random.chance(70) then list.impose.after = "find" end
  if list.undo then undo_something(w, list, names) end
  work_on_duties(w, list, with_time(owed.duties(list, names)))
  for _, name in ipairs(names) do tidy(w, list[name]) end
  return list
end

return actions
