// A sketch of a client for iOS and macOS: one turn, its approvals, and the way back after a lost connection.
// Nothing of it is run by the build. What it leaves out of "Staying connected" in ../README.md: growing pauses.
import Foundation

actor Client {
    typealias Message = [String: Any]

    private let url: URL
    private let token: String
    private var socket: URLSessionWebSocketTask?
    private var lastId = 0
    private var requests: [Int: CheckedContinuation<Message, Error>] = [:]
    private var epoch: String?
    private var after = 0
    private(set) var thread: String?

    init(url: URL, token: String) {
        self.url = url
        self.token = token
    }

    /// Connects, and goes on where it was.
    func connect() async throws {
        var request = URLRequest(url: url)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let socket = URLSession.shared.webSocketTask(with: request)
        socket.maximumMessageSize = 64 << 20 // histories are long
        self.socket = socket
        socket.resume()
        Task { try? await self.listen(to: socket) }
        Task { await self.ping(socket) }

        let greeted = try await call("initialize", [
            "clientInfo": ["name": "swift-sketch", "version": "1"], "capabilities": ["bridge": [:]],
        ])
        try await send(["method": "initialized"])
        let before = epoch
        epoch = (greeted["bridge"] as? Message)?["epoch"] as? String
        guard let thread else { return }
        if let before, epoch != nil {
            let answer = try await call("bridge/resume", [
                "epoch": before, "threads": [["threadId": thread, "after": after]],
            ])
            let resumed = (answer["threads"] as? [Message])?.first
            if resumed?["snapshotRequired"] == nil { return }
        }
        _ = try await call("thread/resume", ["threadId": thread])
    }

    func start() async throws {
        let started = try await call("thread/start", [:])
        thread = (started["thread"] as? Message)?["id"] as? String
    }

    /// Says something. Given the same id again, after a lost connection, it counts once.
    func say(_ text: String, id: UUID = UUID()) async throws {
        _ = try await call("turn/start", [
            "threadId": thread ?? "", "clientUserMessageId": id.uuidString,
            "input": [["type": "text", "text": text]],
        ])
    }

    func decide(_ question: Any, _ decision: Any) async throws {
        try await send(["id": question, "result": ["decision": decision]])
    }

    private func call(_ method: String, _ params: Message) async throws -> Message {
        lastId += 1
        let id = lastId
        return try await withCheckedThrowingContinuation { waiting in
            requests[id] = waiting
            Task { try? await send(["id": id, "method": method, "params": params]) }
        }
    }

    private func send(_ message: Message) async throws {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self)
        try await socket?.send(.string(text))
    }

    private func listen(to socket: URLSessionWebSocketTask) async throws {
        defer { requests.values.forEach { $0.resume(throwing: URLError(.networkConnectionLost)) }; requests = [:] }
        while case .string(let text) = try await socket.receive() {
            guard let message = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Message else { continue }
            if let seq = message["seq"] as? Int { after = seq } // of an event, or beside the result of thread/start
            if let method = message["method"] as? String {
                hear(method, message["params"] as? Message ?? [:], question: message["id"])
            } else if let id = message["id"] as? Int, let waiting = requests.removeValue(forKey: id) {
                if let error = message["error"] as? Message {
                    waiting.resume(throwing: NSError(domain: "bridge", code: error["code"] as? Int ?? 0,
                        userInfo: [NSLocalizedDescriptionKey: error["message"] ?? ""]))
                } else {
                    waiting.resume(returning: message["result"] as? Message ?? [:])
                }
            }
        }
    }

    private func hear(_ method: String, _ params: Message, question: Any?) {
        switch method {
        case "item/agentMessage/delta":
            print(params["delta"] ?? "", terminator: "")
        case "item/commandExecution/requestApproval":
            guard let question else { return }
            print("\n? \(params["command"] ?? "")") // ask the person, then:
            Task { try? await decide(question, "accept") }
        case "turn/completed":
            print("\n[over]")
        default: // others' questions are for other clients
            break
        }
    }

    /// A dead connection does not say that it is dead.
    private func ping(_ socket: URLSessionWebSocketTask) async {
        while socket.state == .running {
            try? await Task.sleep(for: .seconds(9))
            socket.sendPing { failed in if failed != nil { socket.cancel() } }
        }
        // here a real client connects again
    }
}
