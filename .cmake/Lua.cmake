# The target complaint_lua: the system's Lua 5.4, or one built from the folder COMPLAINT_LUA.

set(COMPLAINT_LUA "" CACHE PATH "Source folder of another Lua 5.4 (empty: the system's)")

if(COMPLAINT_LUA)
  file(GLOB lua_sources CONFIGURE_DEPENDS "${COMPLAINT_LUA}/l*.c")
  list(FILTER lua_sources EXCLUDE REGEX "/(lua|luac|ltests)\\.c$")
  add_library(complaint_lua STATIC ${lua_sources})
  target_include_directories(complaint_lua SYSTEM PUBLIC "$<BUILD_INTERFACE:${COMPLAINT_LUA}>")
  target_compile_options(complaint_lua PRIVATE -w)
  target_link_libraries(complaint_lua PUBLIC m)
  set_target_properties(complaint_lua PROPERTIES OUTPUT_NAME complaint-lua)
  set(lua_headers "${COMPLAINT_LUA}")
  set(lua_libraries m)
else()
  pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4)
  add_library(complaint_lua INTERFACE)
  target_link_libraries(complaint_lua INTERFACE PkgConfig::LUA m)
  set(lua_headers "${LUA_INCLUDE_DIRS}")
  set(lua_libraries "${LUA_LINK_LIBRARIES}")
endif()
set_target_properties(complaint_lua PROPERTIES EXPORT_NAME lua)

# Some releases compile `T[a >= b]` wrongly where T is an upvalue (5.4.4 and 5.4.7 do, 5.4.8 does
# not). Ask the Lua at hand, once for each, and tell libcomplaint/lua, which then refuses the form.
string(MD5 lua_name "${COMPLAINT_LUA}")
set(probe_sources "${CMAKE_CURRENT_LIST_DIR}/lua-probe.c" ${lua_sources})
try_run(lua_probe_${lua_name} lua_probe_compiles_${lua_name}
        SOURCES ${probe_sources}
        CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${lua_headers}"
        LINK_LIBRARIES ${lua_libraries}
        COMPILE_OUTPUT_VARIABLE lua_probe_output)
if(NOT lua_probe_compiles_${lua_name})
  message(FATAL_ERROR "this Lua 5.4 cannot be used:\n${lua_probe_output}")
elseif(NOT lua_probe_${lua_name} EQUAL 0)
  set(COMPLAINT_LUA_MISCOMPILES_COMPARISON_INDEX ON)
  message(WARNING "this Lua 5.4 compiles `T[a >= b]` wrongly: policies that hold such an index are "
                  "refused. -DCOMPLAINT_LUA=DIR builds with another Lua (5.4.8 or later is right).")
endif()
