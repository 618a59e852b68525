-- role.lua - who may act and who is addressed. States docs/language.md, part 8.
local entries = require("entries")
local json = require("json")
local place = require("place")
local row = require("row")

local role = {}

-- Whether a role's party has this id: by an item that is there, by a fact that names it or did (only a correction
-- takes that back), or by what an event names.
local function is_party(state, is, id, naming)
  if state.process.kinds[is] then
    return place.find(state, is, id) ~= nil or naming ~= nil and naming.items[is] == id
  end
  if state.named[is] and state.named[is][id] then return true end
  if state.policy.facts[is] and state.policy.facts[is].default == id then return true end
  return naming ~= nil and naming.facts[is] == id
end

-- Notes whom the facts name as parties from now on.
function role.note_parties(state, facts)
  for _, source in pairs(state.policy.roles) do
    local id = source.party and source.is and facts[source.is]
    if id and id ~= json.null then
      state.named[source.is] = state.named[source.is] or {}
      state.named[source.is][id] = true
    end
  end
end

-- The roles in which somebody is a party. `naming`: what the event at hand names,
-- { items = kind -> id, facts }.
function role.party_roles(state, id, naming)
  local roles = {}
  for name, source in pairs(state.policy.roles) do
    if source.party and source.is and is_party(state, source.is, id, naming) then roles[#roles + 1] = name end
  end
  return roles
end

-- The role that acts for one whose department is complained of, and so on.
local function standing_in(state, id, naming)
  local passed = {}
  while not passed[id] do
    passed[id] = true
    local department = state.policy.roles[id].department
    if not department or not role.party_roles(state, department, naming)[1] then return id end
    id = state.policy.roles[id].stand_in or id
  end
  return id
end

-- The roles that a list of entries names here, each replaced by who stands in for it, in order of name.
function role.applying(view, list, naming)
  local names = {}
  for _, entry in ipairs(row.counting(view, list)) do
    names[#names + 1] = standing_in(view.state, entry.value, naming)
  end
  return entries.sorted(names)
end

-- The roles that a list names under whatever facts.
function role.ever(state, list)
  local names = {}
  for _, entry in ipairs(list) do names[#names + 1] = standing_in(state, entry.value) end
  return entries.sorted(names)
end

function role.present(view, roles)
  local there = {}
  for _, id in ipairs(roles) do
    if row.present(view, id) then there[#there + 1] = id end
  end
  return there
end

-- Whether a person may act as a role that one named person holds; anybody does where the process cannot know who.
local function holds(view, id, person)
  local fact = view.state.policy.roles[id].held_by
  return not fact or not view.state.process.knows[fact] or row.value(view, fact) == person
end

-- The roles of the actor that are among these.
function role.acting(view, roles, actor, claimed)
  local mine = {}
  for _, id in ipairs(roles) do
    for _, claim in ipairs(claimed) do
      if claim == id and holds(view, id, actor) then mine[#mine + 1] = id end
    end
  end
  return entries.sorted(mine)
end

-- Whether an action is directed to nobody: every role that it is directed to is absent.
function role.to_nobody(view, action)
  local to = role.applying(view, action.to)
  return to[1] ~= nil and not role.present(view, to)[1], to[1]
end


return role
