//! A small map in the order of its keys.
//!
//! The standard library's ordered map is some 10 kB of a program for each kind of thing that is kept in it; this is a list, and as
//! fast for what is nearly always added at the end.

/// Values by their keys, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        // what is added is the last, but for exceptions
        if self.0.last().is_none_or(|(last, _)| last < key) {
            return Err(self.0.len());
        }
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.place(key).map_or(None, |place| Some(&self.0[place].1))
    }

    /// Keeps a value in place of the one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// The value of a key, to be changed; made if it is not there.
    pub(crate) fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.0.insert(place, (key, V::default()));
            place
        });
        &mut self.0[place].1
    }

    /// Keys and values, in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    /// The same, with values to be changed.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, (K, V)> {
        self.0.iter_mut()
    }

    /// Lets go of what is not to be kept.
    pub(crate) fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    /// The entries, in order.
    pub(crate) fn into_vec(self) -> Vec<(K, V)> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_in_order_whatever_comes_first() {
        let mut map = Sorted::default();
        for (key, value) in [(2, 'b'), (3, 'x'), (1, 'a'), (3, 'c')] {
            map.insert(key, value);
        }
        *map.entry(0) = 'z';
        *map.entry(2) = 'y';
        assert_eq!((map.get(&3), map.get(&4)), (Some(&'c'), None));
        map.retain(|key, _| *key != 1);
        assert_eq!(map.into_vec(), [(0, 'z'), (2, 'y'), (3, 'c')]);
    }
}
