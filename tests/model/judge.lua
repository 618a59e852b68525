-- judge.lua - the reasons that an action has against it, at its place. States docs/language.md, part 10,
-- and "Recusal" of part 8.
--
-- A `question` is { state, action, place, event, actor, roles }: with an event it is judged, without one it is
-- what a decision asks. Whoever asks without an actor gets no `role`, `recused` and `same_person`.
local duty = require("duty")
local entries = require("entries")
local guideline = require("guideline")
local json = require("json")
local place = require("place")
local role = require("role")
local row = require("row")

local judge = {}

-- Who took part: the actor, those with him, and whoever entered it.
function judge.people(event)
  local people = { event.actor, event.entered_by }
  for _, person in ipairs(event.with or {}) do people[#people + 1] = person end
  return entries.sorted(people)
end

local function name_of(where) return where.kind and where.id or nil end

local function add(question, why, what, more)
  more = more or {}
  table.insert(question.reasons, {
    why = why, what = what, at = more.at, on = more.on or more.at and name_of(more.at), void = more.void,
    cites = more.cites or question.action.cites,
    order = #question.reasons,
  })
end

-- A duty's name sorts by its action, then its trigger.
local function by_name(what) return ((what or ""):gsub("@", "\0")) end

-- `role` and `absent` of who acts. Where nobody may act at all, a decision for nobody says `when`, after the row.
local function actors(question, naming)
  local view, by = question.kindly, question.action.by
  local applying = role.applying(view, by, naming)
  local there = role.present(view, applying)
  question.by = there
  if not applying[1] then
    question.nobody = not question.actor and by[1] or nil
    if question.nobody then return end
    return add(question, "role", by[1].value, { void = true })
  end
  local mine = question.actor and role.acting(view, applying, question.actor, question.roles)
  if mine and not mine[1] then add(question, "role", applying[1], { void = true }) end
  if mine and mine[1] and not role.present(view, mine)[1] then
    add(question, "absent", mine[1], { void = true })
  elseif not there[1] then
    add(question, "absent", applying[1], { void = true })
  end
end

local function recusals(question, naming)
  local state = question.state
  local applying = role.applying(question.kindly, question.action.by, naming)
  for _, person in ipairs(question.people) do
    local party, may = role.party_roles(state, person, naming), false
    for _, id in ipairs(party) do
      for _, by in ipairs(applying) do may = may or id == by end
    end
    if party[1] and not may then
      add(question, "recused", person, { cites = state.policy.upholds.recusal, void = true })
    end
  end
end

local function took_part(step, people)
  for _, person in ipairs(people) do
    for _, other in ipairs(step.people) do
      if person == other then return true end
    end
  end
  return false
end

local function same_persons(question)
  local state = question.state
  for _, name in ipairs(question.action.not_by) do
    local found = false
    for _, where in ipairs(place.read(state, question.place, state.process.actions[name].per)) do
      for _, step in ipairs(state.steps) do
        if step.action == name and step.place == where then
          found = found or took_part(step, question.people)
        end
      end
    end
    if found then add(question, "same_person", name) end
  end
end

local function addressees(question)
  local nobody, first = role.to_nobody(question.view, question.action)
  if nobody then add(question, "absent", first) end
end

local function can_start(process)
  for _, action in pairs(process.actions) do
    if action.starts then return true end
  end
  return false
end

-- The `ends` step that stands, if one does.
function judge.ended(state)
  for _, step in ipairs(state.steps) do
    if state.process.actions[step.action].ends then return step.action end
  end
  return nil
end

local function life(question)
  local state, action = question.state, question.action
  local ended = judge.ended(state)
  if action.corrects then return end
  if not state.started and not action.starts and can_start(state.process) then
    add(question, "not_started", nil)
  end
  if state.started and action.starts then add(question, "started", action.name) end
  if ended and not action.reopens then
    add(question, "ended", ended, { cites = state.policy.upholds.rest })
  end
end

local function guards(question)
  local failing = row.failing(question.kindly, question.action)
  if failing then add(question, "when", failing) end
  local nobody = question.nobody
  if nobody then add(question, "when", row.failing(question.kindly, nobody), { cites = nobody.cites }) end
end

local function needs(question)
  for _, entry in ipairs(row.counting(question.view, question.action.needs)) do
    if question.event and question.event.facts[entry.value] == nil then
      add(question, "needs", entry.value, { at = question.place, cites = entry.cites })
    end
  end
end

-- From where an `after` entry is asked: here, or the item that a fact names.
local function asked_from(question, entry)
  if not entry.of then return question.place end
  local state = question.state
  local id = row.value(question.view, entry.of)
  return id and id ~= json.null and place.find(state, state.process.actions[entry.value].per, id)
end

-- From where it is seen whether a step is directed to nobody, and so not waited for: upward from here, the event's own
-- facts first; else from the item, as it stands.
local function seen_from(question, entry, step, where)
  local state = question.state
  local upward = not entry.of and place.above(state, question.place, step.per) == where
  return upward and row.as_it_stands(question.view, question.place) or { state = state, place = where }
end

local function after_one(question, entry)
  local state = question.state
  local step = state.process.actions[entry.value]
  local from = asked_from(question, entry)
  local places = from and place.read(state, from, step.per) or {}
  if not places[1] then add(question, "after", entry.value, { cites = entry.cites }) end
  for _, where in ipairs(places) do
    local nobody = role.to_nobody(seen_from(question, entry, step, where), step)
    if not nobody and not duty.stands(state, entry.value, where) then
      add(question, "after", entry.value, { at = where, cites = entry.cites })
    end
  end
end

local function afters(question)
  for _, entry in ipairs(row.counting(question.view, question.action.after)) do after_one(question, entry) end
end

-- An offence that is found true although the consequence is missing without which it cannot be.
local function offence(question)
  local action, event = question.action, question.event
  if not action.finds or not event then return end
  local found = guideline.missing_consequence(question.view, event.facts[action.finds], action.finds, question.at)
  if found then
    add(question, "offence", found.key, { at = question.place, cites = found.cites })
  end
end

local function sanction(question)
  local action, event = question.action, question.event
  if not action.imposes then return end
  if not event then
    local fault = guideline.nothing_to_impose(question.kindly, action)
    return fault and add(question, fault.why, fault.what, { cites = fault.cites })
  end
  for _, fault in ipairs(guideline.faults(question.view, event.facts, action.imposes)) do
    local at = fault.why == "needs" and question.place or nil
    add(question, fault.why, fault.what, { at = at, cites = fault.cites })
  end
end

-- The due that an extension names: its event's, where that carries the fact, else the case's.
function judge.new_due(view, action, event)
  local to = action.extends.to
  if not to then return nil end
  if action.carries[to] then return event and event.facts[to] end
  return row.value(view, to)
end

-- An extension that makes none of these later is none.
local function moves_nothing(question, open)
  local value = judge.new_due(question.view, question.action, question.event)
  if value == nil or value == json.null then return end
  for _, one in ipairs(open) do
    if duty.is_later(question.state, one, value) then return end
  end
  add(question, "when", question.action.extends.to)
end

local function extensions(question)
  local state, action = question.state, question.action
  local ids = entries.sorted(action.extends.duties, by_name)
  if not ids[1] then return end
  local open = duty.open_ones(state, question.place, ids)
  if not open[1] then return add(question, "no_duty", ids[1]) end
  moves_nothing(question, open)
  for _, one in ipairs(open) do
    local due = duty.due(state, one)
    if action.before_due and due and question.at > due.last then
      add(question, "before_due", one.id, { at = one.place })
    end
  end
end

-- An end waits for all else that is owed: not for what it does itself, nor for what is owed of it always.
local function still_owed(question)
  local action = question.action
  if not action.ends then return end
  for _, one in ipairs(question.state.duties) do
    if duty.is_open(one) and not duty.is_of(question.state, one, action, question.place) then
      local cites = duty.entry(question.state, one).cites
      add(question, "owed", one.id, { at = one.place, cites = cites })
    end
  end
end

local ORDER = {}
for i, why in ipairs({
  "role", "recused", "same_person", "absent", "no_item", "not_started", "started", "ended", "when", "needs",
  "after", "offence", "before_due", "no_duty", "owed",
}) do ORDER[why] = i end

local function sorted(reasons)
  table.sort(reasons, function(a, b)
    if a.why ~= b.why then return ORDER[a.why] < ORDER[b.why] end
    if a.what ~= b.what then return by_name(a.what) < by_name(b.what) end
    local x, y = a.at and a.at.order or 0, b.at and b.at.order or 0
    if x ~= y then return x < y end
    return a.order < b.order
  end)
  return reasons
end

-- The same is said once.
local function without_doubles(reasons)
  local result, said = {}, {}
  for _, reason in ipairs(reasons) do
    local text = json.write(judge.answer({ reason }))
    if not said[text] then result[#result + 1] = reason end
    said[text] = true
  end
  return result
end

-- What an event itself names: the item that it adds, the one above that, and the parties in its facts.
local function named_by_event(question)
  local event, adds, items = question.event, question.action.adds, {}
  if event.item then
    local source = question.state.process.kinds[adds]
    items[adds] = event.item
    if source.of and source.parent then items[source.of] = event.facts[source.parent] end
  end
  return { items = items, facts = event.facts }
end

local function view_of(question)
  local event, adds = question.event, question.action.adds
  return {
    state = question.state, place = question.place, facts = event and event.facts,
    adds = event and event.item and adds, added = event and event.item and place.find(question.state, adds, event.item),
  }
end

-- The reasons against it, in order; and who may do it.
function judge.reasons(question)
  local event = question.event
  question.reasons, question.by = {}, {}
  if event and event.gone then add(question, "no_item", event.on) end
  question.view, question.kindly = view_of(question), view_of(question)
  question.kindly.open = not event and question.action.carries or nil
  question.people = event and judge.people(event) or { question.actor }
  local naming = event and named_by_event(question)
  actors(question, naming)
  if question.actor then
    recusals(question, naming)
    same_persons(question)
  end
  addressees(question)
  life(question)
  guards(question)
  needs(question)
  afters(question)
  offence(question)
  sanction(question)
  extensions(question)
  still_owed(question)
  return without_doubles(sorted(question.reasons)), question.by
end

-- Whether reasons make an act void: nobody with authority did anything.
function judge.is_void(reasons)
  for _, reason in ipairs(reasons) do
    if reason.void then return true end
  end
  return false
end

-- Reasons as they are answered.
function judge.answer(reasons)
  local list = json.array()
  for i, reason in ipairs(reasons) do
    list[i] = { why = reason.why, what = reason.what, on = reason.on, cites = json.array(entries.sorted(reason.cites)) }
  end
  return list
end

return judge
