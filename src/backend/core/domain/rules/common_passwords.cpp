#include "backend/core/domain/rules/password_policy.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wakedock::core {
namespace {

// Stems people build passwords on. The rule also takes them repeated and with digits or punctuation behind, so this
// list stays short. In lower case.
// Sorted, for the search.
// clang-format off
constexpr std::string_view commonPasswords[] = {
    "1234", "123456", "1234567890", "123456789012", "123qwe", "1q2w3e", "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y",
    "1qaz2wsx", "1qaz2wsx3edc", "abc123", "abcd1234", "access", "admin", "adminadmin", "administrator", "adminpassword",
    "amanda", "andrea", "andrew", "angel", "anthony", "asdf", "asdfasdf", "asdfgh", "asdfghjkl", "ashley", "austin",
    "bailey", "baseball", "basketball", "batman", "berlin", "buster", "butterfly", "cameron", "changeme", "changemenow",
    "charlie", "cheese", "chelsea", "chocolate", "coffee", "computer", "cookie", "correcthorsebatterystaple", "daniel",
    "default", "defaultpassword", "diamond", "docker", "dockeradmin", "dolphin", "donald", "dragon", "eagle",
    "einstein", "elephant", "family", "ferrari", "flower", "football", "forever", "freedom", "friends", "fuckoff",
    "fuckyou", "gandalf", "geheim", "george", "ginger", "guest", "gwerty", "hallo", "hammer", "hannah", "harley",
    "hello", "helloworld", "hockey", "hunter", "iloveyou", "internet", "jennifer", "jessica", "jordan", "joshua",
    "justin", "killer", "kubernetes", "letmein", "letmeinnow", "linux", "liverpool", "login", "london", "love",
    "lovely", "maggie", "manager", "martin", "master", "matrix", "matthew", "melissa", "mercedes", "merlin", "michael",
    "michelle", "minecraft", "monday", "monkey", "monster", "morgan", "mustang", "mynoob", "mypassword", "naruto",
    "nicole", "ninja", "nothing", "operator", "orange", "p@ssw0rd", "p@ssword", "pa$$w0rd", "pa$$word", "parola",
    "pass", "passphrase", "passw0rd", "passwd", "password", "passwort", "patrick", "peanut", "pepper", "phoenix",
    "pokemon", "police", "postgres", "princess", "purple", "q1w2e3", "q1w2e3r4", "q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsx",
    "qazwsxedc", "qwer", "qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "qwertz", "qwertzuiop", "rachel", "rainbow",
    "ranger", "raspberry", "robert", "root", "rootpassword", "rootroot", "samantha", "samsung", "scooter", "secret",
    "secretpassword", "server", "shadow", "silver", "snoopy", "soccer", "spiderman", "starwars", "summer", "sunshine",
    "superman", "superuser", "support", "sysadmin", "system", "test", "testpassword", "testtest", "thomas", "thunder",
    "tigger", "trustno", "ubuntu", "user", "vanilla", "victoria", "wakedock", "wakedockadmin", "welcome", "whatever",
    "william", "windows", "winter", "wizard", "yankees", "yellow", "zaq12wsx", "zxcvbn", "zxcvbnm",
};
// clang-format on
static_assert(std::is_sorted(std::begin(commonPasswords), std::end(commonPasswords)));

} // namespace

bool isCommonPassword(std::string_view lowerCase)
{
    return std::binary_search(std::begin(commonPasswords), std::end(commonPasswords), lowerCase);
}

} // namespace wakedock::core
