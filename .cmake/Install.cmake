# What `cmake --install` lays down, and how others find it: find_package(complaint), pkg-config.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/complaint")

install(TARGETS complaint complaint_static complaint_lua EXPORT complaint)
if(TARGET complaint_program)
  install(TARGETS complaint_program)
endif()
install(DIRECTORY include/ TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
install(DIRECTORY policies/ DESTINATION "${CMAKE_INSTALL_DATADIR}/complaint/policies"
        FILES_MATCHING PATTERN "*.lua")
install(FILES LICENSE TYPE DOC)

install(EXPORT complaint NAMESPACE complaint:: FILE complaint-targets.cmake
        DESTINATION "${package_dir}")
configure_file(.cmake/complaint-config.cmake.in complaint-config.cmake @ONLY)
write_basic_package_version_file(complaint-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/complaint-config.cmake"
              "${PROJECT_BINARY_DIR}/complaint-config-version.cmake"
        DESTINATION "${package_dir}")

# The .pc file finds its prefix from where it lies, so an installed tree may be moved.
file(RELATIVE_PATH pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" /)
if(COMPLAINT_LUA)
  set(pc_lua_libs "-lcomplaint-lua -lm")
else()
  set(pc_lua_libs "-lm")
  set(pc_lua_requires "lua5.4,")
endif()
configure_file(.cmake/complaint.pc.in complaint.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/complaint.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
