-- Sends the header lines of a file in turn, each with one request. Arguments: file, number of the line before, path, another header.
local threads = {}

function setup(thread)
    threads[#threads + 1] = thread
end

function init(args)
    lines = {}
    for line in io.lines(args[1]) do
        lines[#lines + 1] = line
    end
    at = tonumber(args[2])
    start = "GET " .. args[3] .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\n" .. args[4] .. "\r\n"
end

function request()
    at = at % #lines + 1
    return start .. lines[at] .. "\r\n\r\n"
end

-- The next run goes on after this line. Needs -t1: each thread has its own count.
function done()
    print("Last: " .. threads[1]:get("at"))
end
