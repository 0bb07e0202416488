# wakedock_moc(<target>): runs moc_alone.sh.in for this target instead of Qt's moc.
get_target_property(configurations Qt6::moc IMPORTED_CONFIGURATIONS)
list(GET configurations 0 configuration)
get_target_property(WAKEDOCK_MOC Qt6::moc IMPORTED_LOCATION_${configuration})
configure_file("${CMAKE_CURRENT_LIST_DIR}/moc_alone.sh.in" "${CMAKE_BINARY_DIR}/moc_alone.sh" @ONLY
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
function(wakedock_moc target)
  set_target_properties(${target} PROPERTIES AUTOMOC_EXECUTABLE "${CMAKE_BINARY_DIR}/moc_alone.sh")
endfunction()
