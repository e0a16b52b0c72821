from libc.stdint cimport int64_t


cdef class Rows:
    cdef int64_t[:, ::1] held
    cdef Py_ssize_t count

    cdef int more(self) except -1
