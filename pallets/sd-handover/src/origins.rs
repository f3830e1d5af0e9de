//! Who decides now.

use crate::{Config, Error, Pallet};
use frame::prelude::*;
#[cfg(feature = "runtime-benchmarks")]
use frame_system::RawOrigin;
use sd_primitives::traits::{Authority, Handover};

/// Whoever decides what is the community's: `Board` before the handover, Root after it, by referendum. Neither ever decides
/// in the other's time.
pub struct EnsureAuthority<T, Board>(PhantomData<(T, Board)>);

impl<T, Board> EnsureOrigin<T::RuntimeOrigin> for EnsureAuthority<T, Board>
where
	T: Config,
	Board: EnsureOrigin<T::RuntimeOrigin>,
{
	type Success = ();

	fn try_origin(origin: T::RuntimeOrigin) -> Result<(), T::RuntimeOrigin> {
		if Pallet::<T>::handed_over() {
			frame_system::EnsureRoot::<T::AccountId>::try_origin(origin)
		} else {
			Board::try_origin(origin).map(drop)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		if Pallet::<T>::handed_over() {
			Ok(RawOrigin::Root.into())
		} else {
			Board::try_successful_origin()
		}
	}
}

impl<T, Board> Authority<T::RuntimeOrigin> for EnsureAuthority<T, Board>
where
	T: Config,
	Board: EnsureOrigin<T::RuntimeOrigin>,
{
	fn ensure(origin: T::RuntimeOrigin) -> DispatchResult {
		let Err(origin) = Self::try_origin(origin) else { return Ok(()) };
		if Pallet::<T>::handed_over() {
			Board::try_origin(origin).map_err(|_| DispatchError::BadOrigin)?;
			Err(Error::<T>::HandedOver.into())
		} else {
			ensure_root(origin)?;
			Err(Error::<T>::NotHandedOver.into())
		}
	}
}

/// Anybody, once the community decides: who may propose.
pub struct EnsureCommunity<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureCommunity<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin) -> Result<T::AccountId, T::RuntimeOrigin> {
		if !Pallet::<T>::handed_over() {
			return Err(origin);
		}
		ensure_signed(origin.clone()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
		use frame::benchmarking::prelude::whitelisted_caller;
		if !Pallet::<T>::handed_over() {
			Pallet::<T>::hand_over();
		}
		Ok(RawOrigin::Signed(whitelisted_caller()).into())
	}
}
