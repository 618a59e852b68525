-- place.lua - the case and its items. Defines: a place is { kind, id, parent }, the case has no kind.
-- States "Reading from place to place", docs/language.md, part 7.
local place = {}

-- Whether items of a kind can lie below a place.
local function can_hold(process, here, kind)
  if not here.kind then return true end
  local above = process.kinds[kind].of
  while above do
    if above == here.kind then return true end
    above = process.kinds[above].of
  end
  return false
end

local function is_below(item, here)
  while item do
    if item == here then return true end
    item = item.parent
  end
  return false
end

-- All places of a kind (nil: the case) that are read from a place.
function place.read(state, from, kind)
  if not kind then return { state.root } end
  local here = from
  while here do
    if here.kind == kind then return { here } end
    here = here.parent
  end
  here = from
  while not can_hold(state.process, here, kind) do here = here.parent end
  local found = {}
  for _, item in ipairs(state.items) do
    if item.kind == kind and is_below(item, here) then found[#found + 1] = item end
  end
  return found
end

-- The place of a kind at a place or above it; nil when there is none.
function place.above(state, from, kind)
  if not kind then return state.root end
  while from and from.kind ~= kind do from = from.parent end
  return from
end

function place.find(state, kind, id)
  for _, item in ipairs(state.items) do
    if item.kind == kind and item.id == id then return item end
  end
  return nil
end

return place
