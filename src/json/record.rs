//! What has a form in JSON, and the form of plain values.

use super::Json;

/// Something with a form in JSON.
pub trait Record: Sized {
    /// Its form.
    fn to_json(&self) -> Json;

    /// What `json` is the form of; `None` if of nothing of this type.
    fn from_json(json: &Json) -> Option<Self>;
}

impl Record for Json {
    fn to_json(&self) -> Json {
        self.clone()
    }

    fn from_json(json: &Json) -> Option<Self> {
        Some(json.clone())
    }
}

impl Record for bool {
    fn to_json(&self) -> Json {
        Json::Bool(*self)
    }

    fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::Bool(is) => Some(*is),
            _ => None,
        }
    }
}

impl Record for i64 {
    fn to_json(&self) -> Json {
        Json::Int(*self)
    }

    fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::Int(number) => Some(*number),
            _ => None,
        }
    }
}

macro_rules! small_numbers {
    ($($number:ty)*) => { $(
        impl Record for $number {
            fn to_json(&self) -> Json {
                Json::Int(i64::from(*self))
            }

            fn from_json(json: &Json) -> Option<Self> {
                Self::try_from(i64::from_json(json)?).ok()
            }
        }
    )* };
}

small_numbers!(u8 i16 u16 u32);

impl Record for String {
    fn to_json(&self) -> Json {
        Json::text(self)
    }

    fn from_json(json: &Json) -> Option<Self> {
        json.as_text().map(str::to_owned)
    }
}

impl<T: Record> Record for Option<T> {
    fn to_json(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::to_json)
    }

    fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::Null => Some(None),
            json => T::from_json(json).map(Some),
        }
    }
}

impl<T: Record> Record for Vec<T> {
    fn to_json(&self) -> Json {
        Json::List(self.iter().map(T::to_json).collect())
    }

    fn from_json(json: &Json) -> Option<Self> {
        let mut items = Self::new();
        let all = each(json, &mut |item| T::from_json(item).map(|item| items.push(item)).is_some());
        all.then_some(items)
    }
}

/// True if `json` is an array, and `take` took every item.
fn each(json: &Json, take: &mut dyn FnMut(&Json) -> bool) -> bool {
    json.items().is_some_and(|items| items.iter().all(take))
}

impl<A: Record, B: Record> Record for (A, B) {
    fn to_json(&self) -> Json {
        Json::List(vec![self.0.to_json(), self.1.to_json()])
    }

    fn from_json(json: &Json) -> Option<Self> {
        let [a, b] = json.items()? else { return None };
        Some((A::from_json(a)?, B::from_json(b)?))
    }
}

/// Pairs as one list of their numbers in turn: a thousand points are one list, not a thousand.
pub fn flat(pairs: &[(i64, i64)]) -> Json {
    Json::List(pairs.iter().flat_map(|(a, b)| [Json::Int(*a), Json::Int(*b)]).collect())
}

/// The pairs of such a list; `None` if it is none.
pub fn pairs(json: &Json) -> Option<Vec<(i64, i64)>> {
    let (pairs, rest) = json.items()?.as_chunks();
    let pair = |[a, b]: &[Json; 2]| Some((i64::from_json(a)?, i64::from_json(b)?));
    pairs.iter().map(pair).collect::<Option<_>>().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_survive_the_way() {
        for points in [vec![], vec![(1, -2)], vec![(0, 0), (i64::MAX, 7)]] {
            assert_eq!(pairs(&flat(&points)), Some(points));
        }
        assert_eq!(pairs(&Json::List(vec![Json::Int(1)])), None, "half a pair");
        assert_eq!(pairs(&Json::List(vec![Json::Int(1), Json::Null])), None);
    }
}
