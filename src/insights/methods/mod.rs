//! The methods: from numbers to numbers, each in a file with its formula and its source. Nothing here knows of sessions.
//!
//! What was weighed for the special functions, at 500 points against mpmath: puruspe 0.4 panics from shape 150 on; spec_math 0.1 (Cephes) is
//! the most exact and costs 20 kB; statrs 0.19, without its default features, is right to 1e-10, kept up, and half as large.
//! For nonlinear least squares, at NIST's 27 problems from both starts: levenberg-marquardt 0.15 brings nalgebra with it and misses one; rmpfit 2.0
//! solves all and is 21 kB of the second program, most of it for printing what nobody reads; our own 200 lines solve all and are 7 kB with the curves.

mod celeration;
mod curve;
mod distributions;
mod lines;
mod log_linear;
mod nonlinear;
mod over_sessions;
mod periods;
mod rate_ratio;
mod rates;
mod shares;
mod staircase;
mod theil_sen;
mod tried;
mod two_by_two;
mod unusual;

pub use celeration::{
    CELERATION_DAYS, CELERATION_SESSIONS, CELERATION_SPAN, Celeration, Dated, Missing, Verdict, aim, celeration,
    chart_angle,
};
pub use curve::{CURVE_SESSIONS, Curve, Form, LearningCurve, learning_curve};
pub use distributions::{
    binomial_at_least, gamma_quantile, normal_cdf, normal_quantile, poisson_at_least, poisson_at_most, t_quantile,
    t_two_sided,
};
pub use lines::{Bounce, Line, by_day, least_squares, quantile, theil_sen};
pub use log_linear::{LogLinear, log_linear};
pub use nonlinear::{Fit, NoFit, fit};
pub use over_sessions::{Step, mean_step, share_step};
pub use periods::{Changed, Compared, PERIOD_SESSIONS, compare};
pub use rate_ratio::{Counted, ExactRatio, RatioTest, exact_ratio, ratio_test};
pub use rates::{Rate, exact_rate_p, garwood};
pub use shares::{DIFFERENCE_MINIMUM, Difference, newcombe, newcombe_interval};
pub use staircase::{Noise, best_error_rate, settles_at, step_ratio};
pub use theil_sen::{Slopes, median_slope};
pub use tried::benjamini_hochberg;
pub use two_by_two::fisher;
pub use unusual::{Beside, D2, D3, D4, E2, UNUSUAL_SESSIONS, UnusualBy, Xmr, beside, xmr};
