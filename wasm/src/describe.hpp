#pragma once

#include <exception>
#include <string>
#include <typeinfo>

namespace asyncio::detail {

/// The name of an exception's type as a reader would write it: without namespaces, but for `std::`.
std::string type_name(const std::exception_ptr& error);
/// What it says; empty if it says nothing.
std::string error_message(const std::exception_ptr& error);
/// `ValueError: text`, or only the type if there is no text.
std::string describe(const std::exception_ptr& error);

/// What the class template `type` was given first: `main()::{lambda()#1}` for a callback.
std::string first_template_argument(const std::type_info& type);

bool is_cancelled_error(const std::exception_ptr& error) noexcept;

}  // namespace asyncio::detail
