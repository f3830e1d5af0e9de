// The market as events tell it: which item is of which graphic, whose it is, and what it is offered for.

/** How prices in $SD are told from those in an asset, which are by its number. */
export const SD_ASSET = 'SD';

export class Market {
  /**
   * @param items    Map from number to { creator, contentHash, royalty, sales, owner }; who owns nothing any more is null
   * @param listings Map from number to { seller, price, asset, companyCommission, communityCommission }
   */
  constructor({ items = new Map(), listings = new Map() } = {}) {
    this.items = new Map([...items].map(([number, item]) => [number, { ...item }]));
    this.listings = new Map(listings);
  }

  /** The number of the item that is made of a graphic; there is one for each. */
  mint({ creator, contentHash, royalty }) {
    const [number, item] = [this.items.size, { creator, contentHash, royalty, sales: 0, owner: creator }];
    if ([...this.items.values()].some((other) => other.contentHash === contentHash)) throw new Error(`${contentHash} is minted twice`);
    this.items.set(number, item);
    return number;
  }

  list({ item, ...listing }) {
    this.listings.set(item, listing);
  }

  unlist({ item }) {
    this.listings.delete(item);
  }

  /** An item changes hands, sold or given away; to nobody, when it is burned. */
  move({ item, to }) {
    this.items.get(item).owner = to;
  }

  /** The listing and the item, which is the buyer's now. */
  sell({ item, buyer }) {
    const [listing, sold] = [this.listings.get(item), this.items.get(item)];
    const { creator, royalty, sales } = sold;
    this.listings.delete(item);
    Object.assign(sold, { owner: buyer, sales: sales + 1 });
    return { ...listing, creator, royalty, sales };
  }

  /** Who owns each item that there is: Map from number to address. */
  get owners() {
    return new Map([...this.items].filter(([, { owner }]) => owner !== null).map(([number, { owner }]) => [number, owner]));
  }
}
