-- engine.lua - the library, behind complaint_answers (answer.c): one process, asked line by line.
local json = require "json"

local engine = {}

local child, answers

local function quoted(path)
  return "'" .. path:gsub("'", "'\\''") .. "'"
end

-- Lua can write to a child or read from it; the other way goes through a named pipe.
function engine.start(program)
  local pipe = os.tmpname()
  os.remove(pipe)
  assert(os.execute("mkfifo " .. quoted(pipe)), "no mkfifo")
  child = assert(io.popen(quoted(program) .. " >" .. quoted(pipe), "w"))
  answers = assert(io.open(pipe, "r"))
  os.remove(pipe)
end

function engine.stop()
  child:close()
  answers:close()
end

local function ask(line)
  child:write(line, "\n")
  child:flush()
  return answers:read("l") or error("the library died of: " .. line, 0)
end

-- Loads a policy for the questions that follow. Its forms, or nil and the error.
function engine.load(sources, name)
  local answer = assert(json.read(ask(json.write { load = name, sources = sources })))
  if answer.error then return nil, answer.error.text end
  return answer.form
end

-- The bytes of an answer, or nil and the error where the question is malformed.
function engine.answer(question)
  local bytes = ask(json.write(question))
  if bytes:sub(1, 9) ~= '{"error":' then return bytes end
  return nil, json.read(bytes).error.text
end

return engine
