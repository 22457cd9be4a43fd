# Runs PROGRAM and compares what it prints with the file EXPECTED; stderr must stay empty.
execute_process(COMMAND ${PROGRAM}
  OUTPUT_VARIABLE printed ERROR_VARIABLE complaints RESULT_VARIABLE status)
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected OR NOT complaints STREQUAL "" OR NOT status EQUAL 0)
  message(FATAL_ERROR
    "expected:\n${expected}\nprinted:\n${printed}\nstderr:\n${complaints}\nstatus: ${status}")
endif()
