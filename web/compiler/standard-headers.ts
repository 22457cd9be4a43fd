/** The names that a lesson's program is likely to want, by the header that declares them. */
const HEADERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    algorithm: 'sort find find_if max_element min_element count count_if copy transform reverse shuffle all_of any_of',
    array: 'array',
    atomic: 'atomic',
    chrono: 'chrono',
    cmath: 'sqrt pow abs sin cos floor ceil round',
    deque: 'deque',
    format: 'format format_to',
    functional: 'function bind ref cref hash',
    iomanip: 'setprecision setw setfill quoted',
    iostream: 'cout cerr cin endl clog',
    list: 'list',
    map: 'map multimap',
    memory: 'unique_ptr shared_ptr weak_ptr make_unique make_shared',
    mutex: 'mutex lock_guard unique_lock scoped_lock',
    numeric: 'accumulate iota reduce gcd lcm',
    optional: 'optional nullopt make_optional',
    queue: 'queue priority_queue',
    random: 'mt19937 random_device uniform_int_distribution uniform_real_distribution',
    set: 'set multiset',
    span: 'span',
    sstream: 'stringstream ostringstream istringstream',
    stack: 'stack',
    stdexcept: 'runtime_error logic_error invalid_argument out_of_range',
    string: 'string to_string stoi stod getline',
    string_view: 'string_view',
    thread: 'thread jthread this_thread',
    unordered_map: 'unordered_map',
    unordered_set: 'unordered_set',
    utility: 'move forward swap exchange pair make_pair',
    variant: 'variant visit monostate holds_alternative',
    vector: 'vector',
  }).flatMap(([header, names]) => names.split(' ').map((name): [string, string] => [name, header])),
);

/** Which header of the standard library declares `std::name`. */
export function headerOf(name: string): string | undefined {
  return HEADERS.get(name);
}
