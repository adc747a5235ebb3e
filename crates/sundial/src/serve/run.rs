//! The life of a process: open everything, start everything, run until it is to end, end.

use super::due::Due;
use super::end::{Ending, asked_by_the_system};
use super::figures;
use super::pace::Pace;
use super::watched::Watched;
use super::worker::{Worker, tell_a_clock_behind_the_log};
use crate::config::Config;
use crate::fault::{Code, Fault};
use crate::ground::{Ground, SystemRandom, book, store, unusable};
use app::intake::Intake;
use app::people::PeopleError;
use app::people::account::invite::Invitation;
use app::people::account::manage::first_run;
use app::{People, RefusalCode, Rulebook};
use metrics_exporter_prometheus::PrometheusHandle;
use ports::Clock;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use tracing::{error, info, warn};
use web::{Routes, Service, Settings, figures as figures_router, listen, router, watched};

/// What is waited beyond the patience with requests, for events that were taken from them.
const LITTLE: Duration = Duration::from_secs(2);

/// What is told once it runs.
pub(crate) struct Begun {
    /// Where it listens, if it answers requests.
    pub(crate) listen: Option<SocketAddr>,
    /// Where figures are fetched.
    pub(crate) metrics: Option<SocketAddr>,
    /// By what matters are judged.
    pub(crate) edition: String,
    /// The invitation of the first administrator, where nobody can administer yet.
    pub(crate) invitation: Option<Invitation>,
}

/// Everything opened, nothing started.
pub(crate) struct Opened {
    /// Store, keys, rulebook.
    pub(crate) ground: Ground,
    pace: Arc<dyn Pace>,
    due: Arc<Due>,
    requests: Option<TcpListener>,
    metrics: Option<TcpListener>,
    figures: Option<PrometheusHandle>,
}

/// What runs.
pub(crate) struct Running {
    /// Takes events in, where requests are answered.
    pub(crate) intake: Option<Intake>,
    tasks: Vec<(&'static str, JoinHandle<()>)>,
    patience: Duration,
}

/// Runs the service until the system asks the process to end.
pub(crate) async fn serve_until_asked(
    config: &Config,
    pace: Arc<dyn Pace>,
    begun: impl FnOnce(&Begun) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let (tell, ending) = Ending::new();
    let opened = Opened::open(config, pace, book(&config.judging)?).await?;
    // Before anything of ours is written behind that entry.
    tell_a_clock_behind_the_log(&opened.ground.app).await.map_err(|error| unusable(config, error))?;
    let invitation = if config.part.answers() { invited(config, &opened.ground.people).await? } else { None };
    let said = Begun { invitation, ..opened.said() };
    let mut running = opened.start(config, &ending);
    // Nothing of ours takes events in beside those who ask; kept, it would keep the queue open.
    running.intake = None;
    info!(version = env!("CARGO_PKG_VERSION"), edition = said.edition, "已就绪 / ready");
    begun(&said)?;
    asked_by_the_system().await;
    info!("正在停止 / ending");
    tell.send_replace(true);
    running.ended().await;
    info!("已停止 / ended");
    Ok(())
}

/// Makes the first administrator, where nobody can administer yet. Another process may have done so just now.
async fn invited(config: &Config, people: &People) -> Result<Option<Invitation>, Fault> {
    match first_run(people).await {
        Ok(invitation) => Ok(invitation),
        Err(PeopleError::Refused(refusal)) if refusal.code == RefusalCode::Exists => Ok(None),
        Err(error) => Err(unusable(config, error)),
    }
}

impl Opened {
    /// Opens the ports, then the store. A port that is taken is told before anything is made.
    pub(crate) async fn open(config: &Config, pace: Arc<dyn Pace>, book: Rulebook) -> Result<Opened, Fault> {
        let requests = if config.part.answers() { Some(bound(config.listen).await?) } else { None };
        let metrics = match config.metrics {
            Some(address) => Some(bound(address).await?),
            None => None,
        };
        let figures = figures_of(config);
        let due = Arc::new(Due::unknown());
        let watched = Arc::new(Watched::new(store(config).await?, Arc::clone(&due)));
        let clock = Arc::clone(&pace) as Arc<dyn Clock>;
        let stores = (Arc::clone(&watched) as _, watched as _);
        let ground = Ground::on(config, clock, stores, book).await?;
        Ok(Opened { ground, pace, due, requests, metrics, figures })
    }

    /// Returns what there is to tell.
    pub(crate) fn said(&self) -> Begun {
        let address = |listener: &Option<TcpListener>| listener.as_ref()?.local_addr().ok();
        Begun {
            listen: address(&self.requests),
            metrics: address(&self.metrics),
            edition: self.ground.app.edition(),
            invitation: None,
        }
    }

    /// Starts everything.
    pub(crate) fn start(self, config: &Config, ending: &Ending) -> Running {
        let Opened { ground, pace, due, requests, metrics, figures } = self;
        let patience = Duration::from_secs(config.shutdown_seconds.into());
        let mut running = Running { intake: None, tasks: Vec::new(), patience };
        let clock = Arc::clone(&ground.app.clock);
        if let Some(listener) = requests {
            let (intake, queue) = Intake::with_room(ground.app.clone(), config.waiting_events);
            let Config { reached, proxies, limits, .. } = *config;
            let settings = Settings { reached, proxies, limits };
            let service = Service::new(ground.app.clone(), intake.clone(), ground.people.clone(), settings);
            let routes = watched(router(service), Arc::new(SystemRandom));
            running.run("requests", answer(listener, routes, ending.clone(), patience));
            // Ends by itself when the last request is answered.
            running.run("queue", queue.run());
            running.intake = Some(intake);
        }
        if config.part.works() {
            let worker = Worker { app: ground.app, pace, due: Arc::clone(&due), ending: ending.clone() };
            running.run("worker", worker.work());
        }
        if let (Some(listener), Some(handle)) = (metrics, figures) {
            let waiting = running.intake.as_ref().map(Intake::length);
            let routes = figures_router(figures::telling(handle, clock, due, waiting));
            running.run("figures", answer(listener, routes, ending.clone(), patience));
        }
        running
    }
}

impl Running {
    /// Runs something besides, until it ends by itself.
    pub(crate) fn run(&mut self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.push((name, tokio::spawn(task)));
    }

    /// Waits until everything has ended: requests that are open, events that wait, the transaction of the worker. What
    /// has not ended a little after the patience with requests is left: whoever started the process kills it else.
    pub(crate) async fn ended(self) {
        drop(self.intake);
        let deadline = Instant::now() + self.patience + LITTLE;
        for (name, task) in self.tasks {
            match timeout_at(deadline, task).await {
                Ok(Ok(())) => {}
                Ok(Err(broken)) => error!(task = name, cause = %broken, "任务异常结束 / a task broke off"),
                Err(_) => warn!(task = name, "任务未能按时结束 / a task did not end in time"),
            }
        }
    }
}

/// Begins to count before anything is done, where somebody will ask.
fn figures_of(config: &Config) -> Option<PrometheusHandle> {
    config.metrics?;
    let begun = figures::begin();
    begun.unwrap_or_else(|failure| {
        error!(cause = %failure, "运行指标无法启用 / figures cannot be counted");
        None
    })
}

async fn answer(listener: TcpListener, routes: Routes, ending: Ending, patience: Duration) {
    if let Err(failure) = listen(listener, routes, ending.told(), patience).await {
        error!(cause = %failure, "监听中断 / listening broke off");
    }
}

async fn bound(address: SocketAddr) -> Result<TcpListener, Fault> {
    TcpListener::bind(address).await.map_err(|error| Fault::because(Code::ListenRefused, address, error))
}
