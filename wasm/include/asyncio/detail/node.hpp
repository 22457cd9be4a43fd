#pragma once

#include <string>

namespace asyncio::detail {

/// What the loop can run: an entry of the ready queue, or of a future's list of done callbacks.
/// Linked by itself, so that neither queueing nor waking allocates.
class Node {
 public:
  Node() noexcept = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  /// Called once by the loop in the pass whose turn it is.
  virtual void run() = 0;
  /// The future that held this node is done: the node moves to the ready queue.
  virtual void fired() noexcept {}
  /// The node will never run (its loop was closed): whoever owns it lets it go.
  virtual void discard() noexcept {}

  /// For debug mode: the task that it steps, or null; what it is, if it is no task.
  virtual class FutureCore* stepped_task() noexcept { return nullptr; }
  virtual std::string describe_node() const;

 protected:
  ~Node() = default;

 private:
  friend class NodeQueue;
  Node* next_ = nullptr;
};

/// First in, first out; owns nothing.
class NodeQueue {
 public:
  bool empty() const noexcept { return head_ == nullptr; }
  Node* front() const noexcept { return head_; }
  static Node* after(const Node* node) noexcept { return node->next_; }

  void push(Node* node) noexcept {
    node->next_ = nullptr;
    (tail_ ? tail_->next_ : head_) = node;
    tail_ = node;
  }

  Node* pop() noexcept {
    Node* node = head_;
    head_ = node->next_;
    if (!head_) tail_ = nullptr;
    return node;
  }

  /// Takes `node` out wherever it stands. Returns whether it was there.
  bool remove(Node* node) noexcept {
    Node* before = nullptr;
    for (Node* at = head_; at; before = at, at = at->next_) {
      if (at != node) continue;
      (before ? before->next_ : head_) = at->next_;
      if (tail_ == at) tail_ = before;
      return true;
    }
    return false;
  }

  NodeQueue take() noexcept {
    NodeQueue all = *this;
    head_ = tail_ = nullptr;
    return all;
  }

 private:
  Node* head_ = nullptr;
  Node* tail_ = nullptr;
};

}  // namespace asyncio::detail
