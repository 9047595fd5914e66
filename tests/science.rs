//! The methods against worked examples: certified and published numbers, each with its source and its tolerance in tests/science.

use std::collections::BTreeSet;
use std::f64::consts::PI;

use serde_json::Value;
use wobble::insights::methods::*;

fn examples() -> Vec<Value> {
    serde_json::from_str(include_str!("science/examples.json")).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("an array").iter().map(number).collect()
}

/// True if the two differ by at most `tolerance`, absolutely or in parts of the right one.
fn is_near(found: f64, right: f64, tolerance: f64) -> bool {
    (found - right).abs() <= tolerance * right.abs().max(1.0)
}

// ---------- nonlinear least squares ----------

type Model = fn(f64, f64, &[f64]) -> f64;

/// The models of NIST's problems: x, a second predictor where there is one, and the parameters.
fn model(name: &str) -> Model {
    match name {
        "Bennett5" => |x, _, b| b[0] * (b[1] + x).powf(-1.0 / b[2]),
        "BoxBOD" | "Misra1a" => |x, _, b| b[0] * (1.0 - (-b[1] * x).exp()),
        "Chwirut1" | "Chwirut2" => |x, _, b| (-b[0] * x).exp() / (b[1] + b[2] * x),
        "DanWood" => |x, _, b| b[0] * x.powf(b[1]),
        "ENSO" => |x, _, b| {
            let wave = |cos: f64, sin: f64, period: f64| {
                cos * (2.0 * PI * x / period).cos() + sin * (2.0 * PI * x / period).sin()
            };
            b[0] + wave(b[1], b[2], 12.0) + wave(b[4], b[5], b[3]) + wave(b[7], b[8], b[6])
        },
        "Eckerle4" => |x, _, b| b[0] / b[1] * (-0.5 * ((x - b[2]) / b[1]).powi(2)).exp(),
        "Gauss1" | "Gauss2" | "Gauss3" => |x, _, b| {
            let bell = |height: f64, at: f64, width: f64| height * (-((x - at) / width).powi(2)).exp();
            b[0] * (-b[1] * x).exp() + bell(b[2], b[3], b[4]) + bell(b[5], b[6], b[7])
        },
        "Hahn1" | "Thurber" => {
            |x, _, b| (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1.0 + x * (b[4] + x * (b[5] + x * b[6])))
        }
        "Kirby2" => |x, _, b| (b[0] + x * (b[1] + x * b[2])) / (1.0 + x * (b[3] + x * b[4])),
        "Lanczos1" | "Lanczos2" | "Lanczos3" => {
            |x, _, b| b[0] * (-b[1] * x).exp() + b[2] * (-b[3] * x).exp() + b[4] * (-b[5] * x).exp()
        }
        "MGH09" => |x, _, b| b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]),
        "MGH10" => |x, _, b| b[0] * (b[1] / (x + b[2])).exp(),
        "MGH17" => |x, _, b| b[0] + b[1] * (-x * b[3]).exp() + b[2] * (-x * b[4]).exp(),
        "Misra1b" => |x, _, b| b[0] * (1.0 - (1.0 + b[1] * x / 2.0).powi(-2)),
        "Misra1c" => |x, _, b| b[0] * (1.0 - (1.0 + 2.0 * b[1] * x).powf(-0.5)),
        "Misra1d" => |x, _, b| b[0] * b[1] * x / (1.0 + b[1] * x),
        "Nelson" => |x1, x2, b| b[0] - b[1] * x1 * (-b[2] * x2).exp(),
        "Rat42" => |x, _, b| b[0] / (1.0 + (b[1] - b[2] * x).exp()),
        "Rat43" => |x, _, b| b[0] / (1.0 + (b[1] - b[2] * x).exp()).powf(1.0 / b[3]),
        "Roszman1" => |x, _, b| b[0] - b[1] * x - (b[2] / (x - b[3])).atan() / PI,
        other => panic!("no model {other}"),
    }
}

#[test]
fn nonlinear_regressions_are_as_nist_certifies_them_from_both_starts() {
    let problems: Vec<Value> = serde_json::from_str(include_str!("science/nist.json")).expect("JSON");
    assert_eq!(problems.len(), 27);
    let mut wrong = Vec::new();
    for problem in &problems {
        let name = problem["name"].as_str().expect("a name");
        let [x, mut y] = ["x", "y"].map(|key| numbers(&problem[key]));
        let other = problem.get("x2").map(numbers).unwrap_or_default();
        if name == "Nelson" {
            y.iter_mut().for_each(|y| *y = y.ln());
        }
        // the number of the point stands for its predictors
        let points: Vec<(f64, f64)> = y.iter().enumerate().map(|(nth, y)| (nth as f64, *y)).collect();
        let value = model(name);
        let of = |nth: f64, b: &[f64]| {
            let nth = nth as usize;
            value(x[nth], other.get(nth).copied().unwrap_or(0.0), b)
        };
        let [right, errors] = ["parameters", "std_errors"].map(|key| numbers(&problem[key]));
        for start in ["start1", "start2"] {
            let found = match fit(&of, &points, &numbers(&problem[start])) {
                Ok(found) => found,
                Err(error) => {
                    wrong.push(format!("{name} from {start}: {error:?}"));
                    continue;
                }
            };
            let worst = |found: &[f64], right: &[f64]| {
                found.iter().zip(right).map(|(a, b)| ((a - b) / b).abs()).fold(0.0, f64::max)
            };
            // what is left of Lanczos1 are rounded digits of its values: 13 digits below them
            let (error_bound, rest_bound) = if name == "Lanczos1" { (2e-3, 4e-3) } else { (1e-5, 1e-8) };
            let rest = (found.rss / number(&problem["rss"]) - 1.0).abs();
            let sd = (found.residual_sd() / number(&problem["residual_sd"]) - 1.0).abs();
            for (what, off, bound) in [
                ("parameters", worst(&found.parameters, &right), 1e-6),
                ("errors", worst(&found.std_errors, &errors), error_bound),
                ("squares", rest, rest_bound),
                ("deviation", sd, rest_bound),
            ] {
                if off.is_nan() || off > bound {
                    wrong.push(format!("{name} from {start}: {what} are off by {off:e}"));
                }
            }
            assert_eq!(found.degrees as u64, problem["dof"].as_u64().expect("a count"), "{name}");
        }
    }
    assert_eq!(wrong, [""; 0]);
}

// ---------- everything else, by name ----------

#[test]
fn every_example_is_reproduced_at_its_tolerance() {
    let mut checked = BTreeSet::new();
    for example in examples() {
        let name = example["name"].as_str().expect("a name");
        let (inputs, expected) = (&example["inputs"], &example["expected"]);
        let tolerance = example["tolerance"].as_f64();
        let input = |key: &str| number(&inputs[key]);
        let count = |key: &str| inputs[key].as_u64().expect("a count");
        let check = |key: &str, found: f64, tolerance: f64| {
            let right = number(&expected[key]);
            assert!(is_near(found, right, tolerance), "{name}, {key}: {found} and not {right}");
        };
        let near = |key: &str, found: f64| check(key, found, tolerance.expect("a number"));
        let two = || {
            let of = |nth: &str| Counted {
                count: count(&format!("count{nth}")),
                exposure: input(&format!("exposure{nth}")),
            };
            (of("1"), of("2"))
        };
        let days = || -> Vec<(f64, f64)> {
            numbers(&inputs["day"]).into_iter().zip(numbers(&inputs["count_per_min"])).collect()
        };
        let line = |line: Line| {
            near("slope_log10_per_day", line.slope);
            near("intercept_log10", line.intercept);
            near("celeration_per_week", line.per_week);
            near("bounce_5_95", line.bounce.envelope);
            near("bounce_iqr", line.bounce.middle_half);
            near("bounce_pm1sd", line.bounce.deviation);
            assert_eq!(wobble::words::ratio(line.per_week), expected["label"].as_str().expect("a text"), "{name}");
        };
        let kind = match name {
            _ if name.starts_with("poisson_exact_ci") => {
                let (lower, upper) = garwood(count("count"), input("exposure"), input("alpha")).expect("limits");
                near("lower", lower);
                near("upper", upper);
                "limits"
            }
            "poisson_one_sample_exact_p" => {
                let p = exact_rate_p(count("count"), input("exposure"), input("rate0")).expect("a rate");
                near("p_two_sided_central", p);
                "one rate"
            }
            _ if name.starts_with("poisson_rate_ratio_test") => {
                let test = match name.trim_start_matches("poisson_rate_ratio_test_") {
                    "score" => RatioTest::Score,
                    "wald" => RatioTest::Wald,
                    "wald-log" => RatioTest::LogWald,
                    _ => RatioTest::LogScore,
                };
                let (first, second) = two();
                let (z, p) = ratio_test(test, first, second).expect("a test");
                check("z", z, 1e-12);
                check("p_two_sided", p, 1e-12);
                assert!((p / 2.0 - number(&expected["p_one_sided_published"])).abs() < 5e-6, "{name}");
                check("ratio", first.count as f64 / first.exposure * second.exposure / second.count as f64, 1e-12);
                name
            }
            "poisson_rate_ratio_exact_conditional" => {
                let (first, second) = two();
                near("p_two_sided_minlike", exact_ratio(first, second, 0.05).expect("a ratio").p_value);
                name
            }
            "poisson_rate_ratio_exact_ci" => {
                let (first, second) = two();
                let found = exact_ratio(first, second, input("alpha")).expect("a ratio");
                near("ratio", found.ratio);
                near("lower", found.interval.0);
                near("upper", found.interval.1);
                name
            }
            "poisson_glm_dobson" => {
                let (counts, outcome, treatment) =
                    (numbers(&inputs["counts"]), numbers(&inputs["outcome"]), numbers(&inputs["treatment"]));
                let is = |value: f64, level: f64| f64::from(u8::from(value == level));
                let rows: Vec<f64> = outcome
                    .iter()
                    .zip(&treatment)
                    .flat_map(|(o, t)| [1.0, is(*o, 2.0), is(*o, 3.0), is(*t, 2.0), is(*t, 3.0)])
                    .collect();
                let found = log_linear(&counts, &vec![1.0; counts.len()], &rows, 5).expect("an answer");
                near("intercept", found.coefficients[0]);
                near("outcome2", found.coefficients[1]);
                near("outcome3", found.coefficients[2]);
                for (nth, right) in numbers(&expected["se"]).into_iter().enumerate() {
                    assert!((found.standard_error(nth) - right).abs() < 1e-5, "{name}, error {nth}");
                }
                near("deviance", found.deviance);
                near("null_deviance", found.null_deviance);
                assert_eq!(found.degrees as f64, number(&expected["df"]));
                name
            }
            "xmr_nist_flow" => {
                let found = xmr(&numbers(&inputs["x"])).expect("a chart");
                near("mean", found.mean);
                near("mR_bar", found.moving_range);
                // NIST rounds d₂ to 1.128, Wheeler 3/d₂ to 2.66; ours is not rounded
                let around =
                    |factor: f64| (found.mean + factor * found.moving_range, found.mean - factor * found.moving_range);
                let (upper, lower) = around(3.0 / 1.128);
                near("UCL", upper);
                near("LCL", lower);
                let (upper, lower) = around(2.66);
                near("UCL_with_2_66", upper);
                near("LCL_with_2_66", lower);
                near("URL_with_3_268", 3.268 * found.moving_range);
                near("URL_with_3_267", 3.267 * found.moving_range);
                assert!((found.limits.1 - number(&expected["UCL"])).abs() < 0.002);
                assert!((found.range_limit - number(&expected["URL_with_3_267"])).abs() < 0.001);
                name
            }
            "xmr_constants" => {
                for (key, found) in [("d2", D2), ("d3", D3), ("E2", E2), ("D4", D4)] {
                    near(key, found);
                }
                name
            }
            "eighty_five_percent_rule" => {
                let (rate, at) = best_error_rate(Noise::Gaussian);
                near("optimal_error", rate);
                near("optimal_accuracy", 1.0 - rate);
                near("optimal_d", at);
                name
            }
            _ if name.starts_with("optimal_error") => {
                let noise = match inputs["noise"].as_str().expect("a text") {
                    "gaussian" => Noise::Gaussian,
                    "laplace" => Noise::Laplace,
                    "cauchy" => Noise::Cauchy,
                    _ => Noise::Logistic,
                };
                let (rate, at) = best_error_rate(noise);
                near("optimal_error", rate);
                near("argmax", at);
                "best error rates"
            }
            _ if name.starts_with("levitt") => {
                let found = settles_at(count("n_down") as u32, count("n_up") as u32, 1.0).expect("a staircase");
                near("target_correct", found);
                "Levitt"
            }
            _ if name.starts_with("kaernbach") => {
                near("step_up_over_step_down", step_ratio(input("target_correct")));
                "Kaernbach"
            }
            _ if name.starts_with("garcia_perez") => {
                let found = settles_at(count("n_down") as u32, 1, input("step_down_over_step_up"));
                near("convergence_correct", found.expect("a staircase"));
                "García-Pérez"
            }
            "celeration_chart_angle" => {
                near("angle_degrees", chart_angle(input("celeration_per_week")));
                name
            }
            _ if name.starts_with("celeration") && name.ends_with("least_squares") => {
                line(least_squares(&days()).expect("a line"));
                "least squares"
            }
            _ if name.starts_with("celeration") && name.ends_with("theil_sen") => {
                line(theil_sen(&days()).expect("a line"));
                "Theil-Sen"
            }
            _ if name.starts_with("aim") => {
                // lines without a residue have the celerations that are asked for
                let of = |per_week: f64| {
                    let at = |day: i64| 1e6 * per_week.powf(day as f64 / 7.0);
                    let one = |day: i64| Dated { day, count: at(day).round() as u32, exposure: 10.0 };
                    celeration(&(0..8).map(|n| one(n * 2)).collect::<Vec<_>>()).expect("a celeration")
                };
                let (found, (lower, upper)) = aim(&of(input("celeration_correct")), &of(input("celeration_error")));
                check("AIM", found, 1e-5);
                assert!(lower < found && found < upper);
                "AIM"
            }
            other => panic!("{other} is not looked at"),
        };
        checked.insert(kind.to_owned());
    }
    assert_eq!(checked.len(), 20, "{checked:?}");
}

// ---------- the edges of what can come ----------

#[test]
fn whatever_is_counted_nothing_is_no_number_and_nothing_panics() {
    let exposures = [1e-300, 1e-9, 1.0 / 60.0, 1.0, 25.0, 1e9, 1e300];
    let counts = [0, 1, 2, 7, 1000, 90_000, u64::from(u32::MAX)];
    for exposure in exposures {
        for count in counts {
            let (lower, upper) = garwood(count, exposure, 0.05).expect("an exposure");
            assert!(lower >= 0.0 && upper >= lower, "{count} in {exposure}: {lower} to {upper}");
            for (other, time) in counts.into_iter().flat_map(|count| exposures.map(|time| (count, time))) {
                let (first, second) = (Counted { count, exposure }, Counted { count: other, exposure: time });
                let found = exact_ratio(first, second, 0.05).expect("exposures");
                assert!((0.0..=1.0).contains(&found.p_value), "{first:?} {second:?}: {found:?}");
                assert!(found.interval.0 <= found.interval.1, "{first:?} {second:?}: {found:?}");
            }
        }
    }
    let days = [0, 0, 1, 3, 3, 9, 40, i64::MAX];
    for n in 0..=days.len() {
        for pattern in 0..64_u32 {
            let one = |(nth, day): (usize, &i64)| Dated {
                day: *day,
                count: if pattern >> (nth % 6) & 1 == 1 { 3 + nth as u32 } else { 0 },
                exposure: exposures[(nth + pattern as usize) % exposures.len()],
            };
            let sessions: Vec<Dated> = days.iter().take(n).enumerate().map(one).collect();
            if let Ok(found) = celeration(&sessions) {
                assert!(found.per_week >= 0.0 && !found.interval.0.is_nan() && !found.interval.1.is_nan(), "{found:?}");
            }
            let by_day = by_day(&sessions, 0);
            assert!(least_squares(&by_day).is_err() || by_day.len() > 4);
            assert!(theil_sen(&by_day).is_err() || by_day.len() > 4);
            let pairs: Vec<(u32, f64)> = sessions.iter().map(|one| (one.count, one.exposure)).collect();
            let (before, after) = pairs.split_at(n / 2);
            if let Ok(Compared::Measured(found)) = compare(before, after) {
                assert!(found.interval.0 <= found.interval.1, "{found:?}");
            }
            assert!(beside(before, (3, 1.0)).is_err() || before.len() >= UNUSUAL_SESSIONS);
        }
    }
}
