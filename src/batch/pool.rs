//! Work on several threads whose results come back in the order in which it was handed in.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::error::{Error, ErrorKind};

/// Stack of a worker: that of a main thread.
const STACK: usize = 8 << 20;

/// Threads that turn jobs into results. Jobs not yet begun are dropped with it.
pub struct Pool<J, R> {
    threads: rayon::ThreadPool,
    work: Arc<dyn Fn(J) -> R + Send + Sync>,
    shared: Arc<Shared<R>>,
    handed_in: u64,
    given_back: u64,
}

/// What the threads and the owner have in common.
struct Shared<R> {
    /// Results not yet asked for, by job number; `None` where the work panicked.
    results: Mutex<HashMap<u64, Option<R>>>,
    arrived: Condvar,
    cancelled: AtomicBool,
}

/// The next result in order.
pub enum Next<R> {
    /// It is there; `None` where the work panicked, which is a defect of ours that must not stop the others.
    Ready(Option<R>),
    /// It is not there yet.
    Waiting,
    /// Nothing was handed in that has not been given back.
    Empty,
}

impl<J: Send + 'static, R: Send + 'static> Pool<J, R> {
    /// Threads that do `work`.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn new(workers: usize, work: impl Fn(J) -> R + Send + Sync + 'static) -> Result<Self, Error> {
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(workers.max(1))
            .stack_size(STACK)
            .thread_name(|index| format!("planomer-{index}"))
            .build()
            .map_err(|e| Error::new(ErrorKind::Io, format!("no threads could be started: {e}")))?;
        let shared = Shared {
            results: Mutex::new(HashMap::new()),
            arrived: Condvar::new(),
            cancelled: AtomicBool::new(false),
        };
        Ok(Self { threads, work: Arc::new(work), shared: Arc::new(shared), handed_in: 0, given_back: 0 })
    }

    /// Hands in a job. To bound memory, hand in no more than a few a thread before asking for results.
    pub fn hand_in(&mut self, job: J) {
        let number = self.handed_in;
        self.handed_in += 1;
        let (shared, work) = (Arc::clone(&self.shared), Arc::clone(&self.work));
        self.threads.spawn_fifo(move || {
            if shared.cancelled.load(Ordering::Relaxed) {
                return;
            }
            let result = catch_unwind(AssertUnwindSafe(|| work(job))).ok();
            // No code that can panic runs under the lock.
            shared.results.lock().unwrap_or_else(PoisonError::into_inner).insert(number, result);
            shared.arrived.notify_all();
        });
    }

    /// Jobs handed in whose results were not given back.
    pub fn under_way(&self) -> usize {
        usize::try_from(self.handed_in - self.given_back).unwrap_or(usize::MAX)
    }

    /// The next result, waiting for it no longer than `patience`.
    pub fn next(&mut self, patience: Duration) -> Next<R> {
        if self.given_back == self.handed_in {
            return Next::Empty;
        }
        let results = self.shared.results.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = self.given_back;
        let (mut results, _) = self
            .shared
            .arrived
            .wait_timeout_while(results, patience, |results| !results.contains_key(&wanted))
            .unwrap_or_else(PoisonError::into_inner);
        match results.remove(&wanted) {
            Some(result) => {
                self.given_back += 1;
                Next::Ready(result)
            }
            None => Next::Waiting,
        }
    }
}

impl<J, R> Drop for Pool<J, R> {
    fn drop(&mut self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all<J: Send + 'static, R: Send + 'static>(mut pool: Pool<J, R>) -> Vec<Option<R>> {
        let mut results = Vec::new();
        loop {
            match pool.next(Duration::from_secs(10)) {
                Next::Ready(result) => results.push(result),
                Next::Waiting => panic!("no result in ten seconds"),
                Next::Empty => return results,
            }
        }
    }

    #[test]
    fn results_come_back_in_order_whatever_takes_longest() {
        let mut pool = Pool::new(3, |n: u64| {
            std::thread::sleep(Duration::from_millis(20 - n));
            n * n
        })
        .unwrap();
        for n in 0..20 {
            pool.hand_in(n);
        }
        let squares: Vec<_> = (0..20).map(|n| Some(n * n)).collect();
        assert_eq!(all(pool), squares);
    }

    #[test]
    fn a_panic_costs_one_result() {
        let mut pool = Pool::new(2, |n: u32| assert_ne!(n, 1, "on purpose")).unwrap();
        for n in 0..3 {
            pool.hand_in(n);
        }
        assert_eq!(all(pool), [Some(()), None, Some(())]);
    }

    #[test]
    fn what_was_not_begun_is_dropped_with_the_pool() {
        let done = Arc::new(Mutex::new(0));
        let counter = Arc::clone(&done);
        let mut pool = Pool::new(1, move |(): ()| {
            std::thread::sleep(Duration::from_millis(30));
            *counter.lock().unwrap() += 1;
        })
        .unwrap();
        for _ in 0..50 {
            pool.hand_in(());
        }
        drop(pool);
        std::thread::sleep(Duration::from_millis(150));
        assert!(*done.lock().unwrap() < 3);
    }
}
