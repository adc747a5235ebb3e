//! The life of a process: begin, run until it is to end, end.

use super::due::Due;
use super::end::{Ending, asked_by_the_system};
use super::figures;
use super::pace::Pace;
use super::watched::Watched;
use super::worker::{Worker, tell_a_clock_behind_the_log};
use crate::config::Config;
use crate::fault::{Code, Fault};
use crate::ground::{Ground, SystemRandom, store, unusable};
use app::intake::Intake;
use app::people::PeopleError;
use app::people::account::invite::Invitation;
use app::people::account::manage::first_run;
use app::{People, RefusalCode};
use metrics_exporter_prometheus::PrometheusHandle;
use ports::Clock;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tracing::{error, info, warn};
use web::{Routes, Service, Settings, figures as figures_router, listen, router, watched};

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

/// Where it listens.
struct Listeners {
    requests: Option<TcpListener>,
    metrics: Option<TcpListener>,
}

/// What runs.
struct Running {
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
    let running = begin(config, pace, ending, begun).await?;
    asked_by_the_system().await;
    info!("正在停止 / ending");
    tell.send_replace(true);
    running.ended().await;
    info!("已停止 / ended");
    Ok(())
}

/// Opens everything, starts everything, says so.
async fn begin(
    config: &Config,
    pace: Arc<dyn Pace>,
    ending: Ending,
    begun: impl FnOnce(&Begun) -> Result<(), Fault>,
) -> Result<Running, Fault> {
    // A port that is taken is told before anything is made.
    let listeners = Listeners::bind(config).await?;
    let figures = figures_of(config);
    let due = Arc::new(Due::unknown());
    let watched_store = Arc::new(Watched::new(store(config).await?, Arc::clone(&due)));
    let clock: Arc<dyn Clock> = Arc::clone(&pace) as Arc<dyn Clock>;
    let ground =
        Ground::on(config, Arc::clone(&clock), Arc::clone(&watched_store) as _, watched_store).await?;
    let invitation = if config.part.answers() { invited(config, &ground.people).await? } else { None };
    tell_a_clock_behind_the_log(&ground.app).await.map_err(|error| unusable(config, error))?;
    let said = Begun {
        listen: listeners.requests.as_ref().and_then(|listener| listener.local_addr().ok()),
        metrics: listeners.metrics.as_ref().and_then(|listener| listener.local_addr().ok()),
        edition: ground.app.edition(),
        invitation,
    };
    let running = start(config, (ground, pace, due), (listeners, figures), &ending);
    info!(version = env!("CARGO_PKG_VERSION"), edition = said.edition, "已就绪 / ready");
    begun(&said)?;
    Ok(running)
}

fn start(
    config: &Config,
    (ground, pace, due): (Ground, Arc<dyn Pace>, Arc<Due>),
    (listeners, figures): (Listeners, Option<PrometheusHandle>),
    ending: &Ending,
) -> Running {
    let patience = Duration::from_secs(config.shutdown_seconds.into());
    let mut tasks: Vec<(&'static str, JoinHandle<()>)> = Vec::new();
    let clock: Arc<dyn Clock> = Arc::clone(&ground.app.clock);
    let mut waiting = None;
    if let Some(listener) = listeners.requests {
        let (intake, queue) = Intake::with_room(ground.app.clone(), config.waiting_events);
        waiting = Some(intake.length());
        let Config { reached, proxies, limits, .. } = *config;
        let settings = Settings { reached, proxies, limits };
        let routes = router(Service::new(ground.app.clone(), intake, ground.people.clone(), settings));
        let routes = watched(routes, Arc::new(SystemRandom));
        tasks.push(("requests", tokio::spawn(answer(listener, routes, ending.clone(), patience))));
        // Ends by itself when the last request is answered.
        tasks.push(("queue", tokio::spawn(queue.run())));
    }
    if config.part.works() {
        let worker = Worker { app: ground.app.clone(), pace, due: Arc::clone(&due), ending: ending.clone() };
        tasks.push(("worker", tokio::spawn(worker.work())));
    }
    if let (Some(listener), Some(handle)) = (listeners.metrics, figures) {
        let routes = figures_router(figures::telling(handle, clock, due, waiting));
        tasks.push(("figures", tokio::spawn(answer(listener, routes, ending.clone(), patience))));
    }
    Running { tasks, patience }
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

/// Makes the first administrator, where nobody can administer yet. Another process may have done so just now.
async fn invited(config: &Config, people: &People) -> Result<Option<Invitation>, Fault> {
    match first_run(people).await {
        Ok(invitation) => Ok(invitation),
        Err(PeopleError::Refused(refusal)) if refusal.code == RefusalCode::Exists => Ok(None),
        Err(error) => Err(unusable(config, error)),
    }
}

impl Listeners {
    async fn bind(config: &Config) -> Result<Listeners, Fault> {
        let requests = if config.part.answers() { Some(bound(config.listen).await?) } else { None };
        let metrics = match config.metrics {
            Some(address) => Some(bound(address).await?),
            None => None,
        };
        Ok(Listeners { requests, metrics })
    }
}

async fn bound(address: SocketAddr) -> Result<TcpListener, Fault> {
    TcpListener::bind(address).await.map_err(|error| Fault::because(Code::ListenRefused, address, error))
}

impl Running {
    /// Waits until everything has ended: requests that are open, events that wait, the transaction of the worker.
    async fn ended(self) {
        for (name, task) in self.tasks {
            match timeout(self.patience + Duration::from_secs(1), task).await {
                Ok(Ok(())) => {}
                Ok(Err(broken)) => error!(task = name, cause = %broken, "任务异常结束 / a task broke off"),
                Err(_) => warn!(task = name, "任务未能按时结束 / a task did not end in time"),
            }
        }
    }
}
